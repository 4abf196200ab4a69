// A workbook (.xlsx) of one sheet, as small as one can be: an archive of parts that are not packed.
const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const cell = (value, name) =>
  typeof value === 'number'
    ? `<c r="${name}"><v>${value}</v></c>`
    : `<c r="${name}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;

const sheet = (rows) => {
  const row = (cells, r) =>
    `<row r="${r + 1}">${cells.map((value, c) => cell(value, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`;
  return `<worksheet><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`;
};

/** The archive of these parts, a name and a text each. */
const archive = (parts) => {
  const [files, entries] = [[], []];
  let at = 0;
  for (const [name, text] of parts) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(30);
    head.write('PK\x03\x04', 'latin1');
    head.writeUInt32LE(body.length, 18);
    head.writeUInt32LE(body.length, 22);
    head.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(body.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    files.push(head, path, body);
    entries.push(entry, path);
    at += head.length + path.length + body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
};

/** A workbook whose sheet has these rows. */
export const workbook = (name, rows) =>
  archive([
    ['xl/workbook.xml', `<workbook><sheets><sheet name="${escape(name)}" r:id="r1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'],
    ['xl/worksheets/sheet1.xml', sheet(rows)],
  ]);
