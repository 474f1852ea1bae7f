import { h, main, problemNotice, say } from './dom.js';
import { day, money, t } from './texts.js';
import { Refused, file, post, read } from './api.js';

const patience = 60;

/** Finance's work that is not about one order: bank statements, refunds that are due, the export for invoicing. */
export async function showMoney() {
  document.title = t('money.title');
  const refunds = h('div', { id: 'refunds' });
  main().replaceChildren(
    h('p', { class: 'back' }, h('a', { href: '#', id: 'back' }, t('order.back'))),
    h('h1', null, t('money.title')),
    statements(),
    h('section', { class: 'card', 'aria-labelledby': 'refunds-title' }, h('h2', { id: 'refunds-title' }, t('refunds.title')), refunds),
    exporting());
  await into(refunds, async () => {
    const { entries } = await read('review/refunds');
    return entries.length === 0
      ? h('p', { class: 'empty' }, t('refunds.none'))
      : table(['order', 'proforma', 'amount', 'since', 'payer'], entries.map((one) => [
        orderLink(one.order, one.orderNumber), one.proformaNumber, money(one.amount, one.currency), day(one.on), one.billTo]));
  });
}

function statements() {
  const result = h('div', { id: 'statement-result', tabindex: '-1' });
  const chosen = h('input', { id: 'statement', type: 'file', required: true, accept: '.xml,application/xml,text/xml' });
  const button = h('button', { type: 'submit', class: 'primary', id: 'statement-submit' }, t('statement.send'));
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    result.replaceChildren(h('p', { role: 'status' }, t('statement.waiting')));
    await into(result, async () => entriesOf(await done(await post('review/statements', new Blob([chosen.files[0]], { type: 'application/xml' })))));
    button.disabled = false;
    result.focus();
  };
  return h('section', { class: 'card', 'aria-labelledby': 'statement-title' },
    h('h2', { id: 'statement-title' }, t('statement.title')),
    h('p', { class: 'hint' }, t('statement.hint')),
    h('form', { onsubmit: submit }, h('label', { for: 'statement' }, t('statement.file')), chosen, button),
    result);
}

/** Asks until the statement has been worked through. */
async function done(statement) {
  for (let asked = 0; statement.status !== 'done' && asked < patience; asked += 1) {
    await new Promise((later) => { setTimeout(later, 1000); });
    statement = await read(`review/statements/${statement.id}`);
  }
  return statement;
}

function entriesOf(statement) {
  if (statement.status !== 'done') {
    return h('p', { role: 'alert' }, t('statement.late'));
  }
  const open = statement.entries.filter((one) => one.outcome !== 'registered').length;
  const said = t('statement.said', { all: statement.entries.length, open });
  say(said);
  return h('div', null, h('p', { id: 'statement-said' }, said),
    statement.entries.length > 0 && table(['place', 'amount', 'booked', 'reference', 'proforma', 'order', 'outcome'], statement.entries.map((one) => [
      one.place, money(one.amount, one.currency), one.booked && day(one.booked), one.bankReference, one.proformaNumber,
      one.order && orderLink(one.order, one.orderNumber), h('span', { class: one.outcome === 'registered' ? '' : 'wrong' }, t(`outcome.${one.outcome}`))])));
}

function exporting() {
  const problem = h('div');
  const [from, to] = ['from', 'to'].map((name) => h('input', { type: 'date', id: `export-${name}`, required: true }));
  const submit = async (event) => {
    event.preventDefault();
    await into(problem, async () => {
      const address = URL.createObjectURL(await file(`review/payments?${new URLSearchParams({ from: from.value, to: to.value, format: 'csv' })}`));
      h('a', { href: address, download: `payments-${from.value}-${to.value}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      return null;
    });
  };
  return h('section', { class: 'card', 'aria-labelledby': 'export-title' },
    h('h2', { id: 'export-title' }, t('export.title')),
    h('form', { onsubmit: submit },
      h('label', { for: 'export-from' }, t('export.from')), from, h('label', { for: 'export-to' }, t('export.to')), to,
      h('button', { type: 'submit', id: 'export-submit' }, t('export.do'))),
    problem);
}

/** Shows what some work gives, or why it was refused. */
async function into(place, work) {
  try {
    place.replaceChildren(...[await work()].filter(Boolean));
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    place.replaceChildren(problemNotice(refused.problem));
  }
}

const orderLink = (id, number) => h('a', { href: `#order/${id}` }, number);

const table = (columns, rows) => h('table', null,
  h('thead', null, h('tr', null, columns.map((name) => h('th', { scope: 'col' }, t(`money.${name}`))))),
  h('tbody', null, rows.map((cells) => h('tr', null, cells.map((cell) => h('td', null, cell ?? '–'))))));
