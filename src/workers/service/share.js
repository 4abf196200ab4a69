// What the phone's share menu hands over: kept on the device until the form has taken it, then the form is opened.

const SHARE_TARGET = 'share-target';
/** The most that is kept: things, and bytes of a photo. */
const SHARED = { most: 5, bytes: 60_000_000, letters: 5_000 };

/** Takes what was shared, and leads on to the form. */
const takeShared = async (event) => {
  let outcome = 'lost';
  try {
    const form = await event.request.formData();
    const text = (name) => String(form.get(name) ?? '').slice(0, SHARED.letters);
    const file = form.getAll('photo').find((photo) => photo instanceof File && photo.size > 0);
    const photo = file && file.type.startsWith('image/') && file.size <= SHARED.bytes ? file : null;
    const thing = { at: Date.now(), title: text('title'), text: text('text'), url: text('url'), photo };
    if (thing.title || thing.text || thing.url || thing.photo) {
      await inStore('shared', 'readwrite', (store) => store.add(thing));
      await inStore('shared', 'readwrite', dropOldest);
      outcome = 'here';
    }
  } catch {
    // No room, or nothing that could be read: the form says so.
  }
  return Response.redirect(new URL(`suggest?shared=${outcome}`, scope()), 303);
};

/** Lets go of the oldest ones above the most that are kept. */
const dropOldest = (store) => {
  const keys = store.getAllKeys();
  keys.onsuccess = () => keys.result.slice(0, -SHARED.most).forEach((key) => store.delete(key));
  return keys;
};
