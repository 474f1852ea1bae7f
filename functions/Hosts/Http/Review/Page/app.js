import { h, main, problemNotice } from './dom.js';
import { current, speak, t, word } from './texts.js';
import { Refused, forget, hasKey, keep, read } from './api.js';
import { showQueue } from './queue.js';
import { showCounts } from './counts.js';
import { showMoney } from './money.js';
import { showOrder } from './order.js';
import { listen, showShortcuts } from './keys.js';

const signIn = document.documentElement.dataset.signIn;
let me = null;

async function start() {
  await speak(localStorage.getItem('digirenew-language') ?? document.documentElement.lang);
  listen();
  addEventListener('hashchange', show);
  await enter();
}

/** Asks who is signed in, and shows what is theirs. */
async function enter() {
  try {
    me = await read('review/me');
  } catch (refused) {
    me = null;
    head();
    askToSignIn(refused);
    return;
  }
  head();
  await show();
}

function head() {
  document.querySelector('.skip').textContent = t('skip');
  const other = current() === 'ro' ? 'en' : 'ro';
  document.getElementById('top').replaceChildren(
    h('a', { class: 'brand', href: '#' }, h('img', { src: '/api/review/page/mark.svg', alt: '', width: 28, height: 28 }), t('title')),
    h('nav', { 'aria-label': t('nav') },
      handlesMoney() && h('a', { class: 'button', id: 'money', href: '#money' }, t('money.button')),
      me && h('span', { class: 'me' }, h('strong', null, me.id), ' ', me.roles.map((role) => word('role', role)).join(', ')),
      h('button', { type: 'button', id: 'shortcuts', onclick: showShortcuts }, t('shortcuts.button')),
      h('button', { type: 'button', id: 'language', lang: other, onclick: () => change(other) }, t('language.other')),
      hasKey() && h('button', { type: 'button', id: 'leave', onclick: leave }, t('leave'))));
}

const handlesMoney = () => me?.roles.includes('finance');

async function change(language) {
  localStorage.setItem('digirenew-language', language);
  await speak(language);
  await enter();
  document.getElementById('language').focus();
}

async function leave() {
  forget();
  location.hash = '';
  await enter();
}

function askToSignIn(refused) {
  document.title = t('title');
  if (!(refused instanceof Refused)) {
    throw refused;
  }
  if (refused.problem.status !== 401) {
    main().replaceChildren(problemNotice(refused.problem));
    return;
  }
  const wrong = hasKey();
  forget();
  const key = h('input', { id: 'key', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true, 'aria-describedby': 'key-hint' });
  const enterKey = async (event) => {
    event.preventDefault();
    keep(key.value.trim());
    await enter();
  };
  main().replaceChildren(h('section', { class: 'card sign-in' },
    h('h1', null, t('sign-in.title')),
    wrong && h('p', { role: 'alert', class: 'notice bad' }, t('sign-in.wrong-key')),
    signIn === 'platform' && h('p', null, h('a', { class: 'button', href: '/.auth/login/aad?post_login_redirect_uri=%2Fapi%2Freview' }, t('sign-in.platform'))),
    signIn === 'certificate' && h('p', null, t('sign-in.certificate')),
    signIn === 'key' && h('form', { onsubmit: enterKey },
      h('label', { for: 'key' }, t('sign-in.key')), key,
      h('p', { id: 'key-hint', class: 'hint' }, t('sign-in.key-hint')),
      h('button', { type: 'submit', class: 'primary' }, t('sign-in.enter')))));
  (signIn === 'key' ? key : main()).focus();
}

async function show() {
  if (me === null) {
    return;
  }
  const [what, id] = location.hash.slice(1).split('/');
  const mayRead = me.roles.some((role) => role !== 'administrator');
  if (what === 'order' && id && mayRead) {
    await showOrder(id, me);
  } else if (what === 'money' && handlesMoney()) {
    await showMoney();
  } else if (mayRead) {
    await showQueue();
  } else {
    await showCounts();
  }
}

await start();
