import { badge, h, main, problemNotice, say } from './dom.js';
import { day, moment, t, word } from './texts.js';
import { Refused, read } from './api.js';

const states = ['under-review', 'awaiting-identification', 'approved', 'scheduled', 'on-hold', 'awaiting-uploads', 'placed', 'drafted',
  'issuing', 'issued', 'installed', 'refused', 'cancelled', 'revoked', 'lapsed'];
const filters = ['number', 'serial', 'proforma'];
const columns = ['number', 'state', 'issueDate', 'certificateSerial', 'paid', 'approved', 'changed'];

// What was looked for stays while orders are opened and left.
const asked = { state: 'under-review', number: '', serial: '', proforma: '' };
let pages = [undefined];
let sort = { column: 'issueDate', descending: false };
let last = null;
let turns = 0;

export async function showQueue() {
  document.title = t('queue.title');
  const list = h('div', { id: 'list' });
  main().replaceChildren(h('h1', null, t('queue.title')), form(), list);
  await load();
  (last && document.getElementById(`row-${last}`))?.focus();
}

function form() {
  const search = () => {
    for (const name of ['state', ...filters]) {
      asked[name] = document.getElementById(`filter-${name}`).value.trim();
    }
    asked.serial = asked.serial.toUpperCase();
    pages = [undefined];
    return load();
  };
  const submit = async (event) => {
    event.preventDefault();
    await search();
    document.querySelector('a.row')?.focus();
  };
  const clear = () => {
    for (const name of ['state', ...filters]) {
      document.getElementById(`filter-${name}`).value = '';
    }
    search();
  };
  return h('form', { class: 'filters', role: 'search', onsubmit: submit },
    h('div', null, h('label', { for: 'filter-state' }, t('column.state')),
      h('select', { id: 'filter-state', onchange: search },
        h('option', { value: '', selected: asked.state === '' }, t('queue.all')),
        states.map((state) => h('option', { value: state, selected: asked.state === state }, word('state', state))))),
    filters.map((name) => h('div', null, h('label', { for: `filter-${name}` }, t(`filter.${name}`)),
      h('input', { id: `filter-${name}`, type: 'text', value: asked[name], autocomplete: 'off', spellcheck: 'false' }))),
    h('div', { class: 'buttons' },
      h('button', { type: 'submit', class: 'primary' }, t('queue.search')),
      h('button', { type: 'button', onclick: clear }, t('queue.clear'))));
}

async function load() {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== '') {
      query.set(name, value);
    }
  }
  if (pages.at(-1) !== undefined) {
    query.set('after', pages.at(-1));
  }
  const list = document.getElementById('list');
  turns += 1;
  const turn = turns;
  try {
    const found = await read(`review/orders?${query}`);
    if (turn !== turns) {
      return; // somebody has asked for something else meanwhile
    }
    list.replaceChildren(table(found), pager(found));
    say(t('queue.found', { count: found.orders.length }));
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    if (turn === turns) {
      list.replaceChildren(problemNotice(refused.problem));
    }
  }
}

function table(found) {
  if (found.orders.length === 0) {
    return h('p', { class: 'empty' }, t('queue.empty'));
  }
  const rows = [...found.orders].sort((one, two) => {
    const order = String(one[sort.column]).localeCompare(String(two[sort.column]));
    return sort.descending ? -order : order;
  });
  const by = (column) => {
    sort = { column, descending: sort.column === column && !sort.descending };
    document.getElementById('list').replaceChildren(table(found), pager(found));
    document.getElementById(`sort-${column}`).focus();
  };
  return h('table', { class: 'queue' },
    h('caption', null, t('queue.sorted')),
    h('thead', null, h('tr', null, columns.map((column) => h('th',
      { scope: 'col', 'aria-sort': sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none' },
      h('button', { type: 'button', id: `sort-${column}`, onclick: () => by(column) }, t(`column.${column}`)))))),
    h('tbody', null, rows.map(row)));
}

function row(order) {
  const open = () => {
    last = order.id;
    location.hash = `order/${order.id}`;
  };
  return h('tr', { onclick: open },
    h('th', { scope: 'row' }, h('a', { id: `row-${order.id}`, class: 'row', href: `#order/${order.id}`, onclick: () => { last = order.id; } }, order.number)),
    h('td', null, badge(order.state, word('state', order.state))),
    h('td', null, day(order.issueDate)),
    h('td', { class: 'code' }, order.certificateSerial),
    h('td', null, order.paid ? t('yes') : t('no')),
    h('td', null, order.approved ? t('yes') : t('no')),
    h('td', null, moment(order.changed)));
}

function pager(found) {
  const go = (change) => {
    change();
    load();
  };
  return h('nav', { class: 'pager', 'aria-label': t('queue.pages') },
    h('button', { type: 'button', id: 'previous', disabled: pages.length === 1, onclick: () => go(() => pages.pop()) }, t('queue.previous')),
    h('span', null, t('queue.page', { page: pages.length })),
    h('button', { type: 'button', id: 'next', disabled: !found.nextPage, onclick: () => go(() => pages.push(found.nextPage)) }, t('queue.next')));
}
