import { h } from './dom.js';
import { t } from './texts.js';
import { showDialog } from './dialog.js';

// One letter each; none works while something is typed, and all can be switched off (WCAG 2.1, 2.1.4).
const off = 'digirenew-shortcuts-off';
const go = (id) => document.getElementById(id);

function openDecision(name) {
  const details = go(`decision-${name}`);
  if (details) {
    details.open = true;
    details.querySelector('form').querySelector('input, select, textarea, button').focus();
  }
}

function move(by) {
  const rows = [...document.querySelectorAll('a.row')];
  const at = rows.indexOf(document.activeElement);
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}

function choosePaper() {
  go('paper')?.focus();
}

const keys = {
  '/': ['search', () => go('filter-number')?.focus()],
  j: ['down', () => move(1)],
  k: ['up', () => move(-1)],
  q: ['queue', () => { location.hash = ''; }],
  a: ['approve', () => openDecision('approve')],
  r: ['refuse-upload', () => openDecision('refuse-upload')],
  h: ['hold', () => openDecision(go('decision-release') ? 'release' : 'hold')],
  x: ['refuse-order', () => openDecision('refuse-order')],
  b: ['payment', () => openDecision('payment')],
  i: ['identity', () => (go('identity-reason') ?? go('identity'))?.focus()],
  p: ['papers', choosePaper],
  t: ['trail', () => { const trail = go('trail'); if (trail) { trail.open = true; trail.querySelector('summary').focus(); } }],
  '?': ['help', showShortcuts],
};

export function listen() {
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input:not([type=checkbox]), textarea, select');
    if (typing && event.key === 'Escape') {
      typing.blur();
    }
    if (event.ctrlKey || event.altKey || event.metaKey || typing || document.querySelector('dialog[open]') || localStorage.getItem(off)) {
      return;
    }
    const key = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (key) {
      event.preventDefault();
      key[1]();
    }
  });
}

/** The shortcuts, and the switch that turns them off. */
export function showShortcuts() {
  const box = h('input', { type: 'checkbox', id: 'shortcuts-on', onchange: (event) => {
    if (event.target.checked) {
      localStorage.removeItem(off);
    } else {
      localStorage.setItem(off, '1');
    }
  } });
  box.checked = !localStorage.getItem(off);
  showDialog(t('shortcuts.title'), h('div', { class: 'shortcuts' },
    h('table', null, h('tbody', null, Object.entries(keys).map(([key, [name]]) => h('tr', null,
      h('th', { scope: 'row' }, h('kbd', null, key)), h('td', null, t(`shortcut.${name}`)))))),
    h('p', { class: 'tick' }, box, h('label', { for: 'shortcuts-on' }, t('shortcuts.on')))), document.activeElement);
}
