// Inside Microsoft Teams, Outlook or Microsoft 365, and only there: Microsoft's own library speaks with the host, and what
// it says of theme and language is passed on to the app. The library is fetched by nobody else.
const LIBRARY = 'teams/MicrosoftTeams.min.js';

const library = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(LIBRARY, document.baseURI);
    script.onload = () => resolve(globalThis.microsoftTeams);
    script.onerror = () => reject(new Error(`${LIBRARY} cannot be had`));
    document.head.append(script);
  });

/** Teams has more themes than two. */
const themeOf = (theme) => (theme === 'default' ? 'light' : theme === 'light' ? 'light' : 'dark');

/** As a page around would say it. */
const say = (detail) => dispatchEvent(new CustomEvent('polyphony-host', { detail: { polyphony: 1, type: 'hello', ...detail } }));

const start = async () => {
  const { hosts } = document.documentElement.dataset;
  const { app } = await library();
  await app.initialize(hosts ? hosts.split(' ').filter((host) => !host.includes('*')) : []);
  const { app: about } = await app.getContext();
  const locale = about.locale ?? '';
  say({ theme: themeOf(about.theme), locale });
  app.registerOnThemeChangeHandler((theme) => say({ theme: themeOf(theme), locale }));
  // Teams shows its own waiting sign until it is told.
  app.notifyAppLoaded();
  app.notifySuccess();
};

// Elsewhere nobody answers; the app is there all the same.
start().catch((error) => console.warn(`Microsoft Teams: ${error.message}`));
