// Starts the app. The names come from the attributes of this script's own tag, which the build fills in;
// an inline script would need a hole in the content security policy.
const tag = document.querySelector('script[data-wasm]');

const failed = (error) => {
  console.error(error);
  const place = document.querySelector('.boot-line');
  if (place) {
    place.setAttribute('role', 'alert');
    place.textContent =
      'The app could not be loaded. Check the connection and reload; if that does not help, your browser may be too old for WebAssembly.';
  }
};

try {
  const app = await import(new URL(tag.dataset.js, document.baseURI));
  await app.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
} catch (error) {
  failed(error);
}
