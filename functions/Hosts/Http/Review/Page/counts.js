import { h, main, problemNotice } from './dom.js';
import { t, word } from './texts.js';
import { Refused, read } from './api.js';

/** All that an administrator sees of orders. */
export async function showCounts() {
  document.title = t('counts.title');
  main().replaceChildren(h('h1', null, t('counts.title')), await countsTable());
}

/** How many orders each state has. */
export async function countsTable() {
  try {
    const { states } = await read('review/counts');
    const rows = Object.entries(states);
    return rows.length === 0
      ? h('p', null, t('queue.empty'))
      : h('table', { class: 'counts' },
        h('caption', { class: 'heard' }, t('counts.title')),
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('column.state')), h('th', { scope: 'col', class: 'number' }, t('counts.orders')))),
        h('tbody', null, rows.map(([state, count]) => h('tr', null, h('th', { scope: 'row' }, word('state', state)), h('td', { class: 'number' }, String(count))))));
  } catch (refused) {
    if (refused instanceof Refused) {
      return problemNotice(refused.problem);
    }
    throw refused;
  }
}
