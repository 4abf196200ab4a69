// The pop-up by which somebody signs in inside a page of others. Here, at our own address, the proxy knows them. The code
// goes to the frame that asked, and only if it is ours: any other page that opened this window gets nothing.
(async () => {
  const say = (...shown) => {
    for (const id of ['busy', 'nobody', 'failed', 'open']) document.getElementById(id).hidden = !shown.includes(id);
  };
  const asked = new URLSearchParams(location.search);
  const [challenge, host] = [asked.get('challenge'), asked.get('host')];
  try {
    if (!window.opener || !challenge || !host) return say('failed', 'open');
    const answer = await fetch('/api/v1/frame/codes', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-polyphony': '1' },
      body: JSON.stringify({ challenge, host }),
    });
    if (answer.status === 401) return say('nobody', 'open');
    if (!answer.ok) return say('failed', 'open');
    const { code } = await answer.json();
    window.opener.postMessage({ polyphony: 1, type: 'code', code }, location.origin);
    return window.close();
  } catch {
    return say('failed', 'open');
  }
})();
