// Reads file names, one a line, and writes x.br (quality 11) and x.gz (level 9) beside each; with the
// single argument "measure" prints the brotli length of what stands on standard input instead.
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const squeeze = (bytes) =>
  brotli(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

const input = readFileSync(0);
if (process.argv.includes("measure")) {
  process.stdout.write(String((await squeeze(input)).length));
} else {
  const names = input.toString().split("\n").filter(Boolean);
  await Promise.all(
    names.map(async (name) => {
      const bytes = readFileSync(name);
      const [small, wide] = await Promise.all([squeeze(bytes), gzip(bytes, { level: 9 })]);
      writeFileSync(`${name}.br`, small);
      writeFileSync(`${name}.gz`, wide);
    }),
  );
}
