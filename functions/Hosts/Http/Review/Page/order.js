import { badge, facts, h, main, notice, problemNotice } from './dom.js';
import { current, day, moment, money, t, word } from './texts.js';
import { Refused, file, post, read, upload } from './api.js';
import { decisionPanel } from './decisions.js';
import { identityViewer, isUnderReview } from './identity.js';
import { paperViewer } from './papers.js';
import { uploadsSection } from './uploads.js';
import { trailSection } from './trail.js';

// What is looked at stays open while the order around it is read again, as long as it is still what the order has: a file
// that was sent anew, or a copy that may no longer be looked at, is gone from the page with the next reading.
const kept = { papers: null, identity: null };

/** One order at a glance. */
export const showOrder = (id, me) => draw(id, me, null);

/** The viewer as it stands, or a new one where what it shows has changed. */
function keep(viewer, order, me, shown, make) {
  const basis = JSON.stringify([order.order.id, current(), me.id, me.roles, ...shown]);
  if (kept[viewer]?.basis !== basis) {
    kept[viewer] = { basis, element: make() };
  }
  return kept[viewer].element;
}

/** Which files an order has: of each kind its attempt, its state and its digest. */
const files = (order) => [order.order.uploads, order.order.papers, order.attachedProofs];

/** Reads the order again and shows it; what was typed is kept by its fields. */
async function draw(id, me, said) {
  let order;
  try {
    order = await read(`review/orders/${id}`);
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    if (location.hash !== `#order/${id}`) {
      return; // left meanwhile
    }
    if (refused.isLost && said && document.getElementById('order-title')) {
      stay(said);
    } else {
      main().replaceChildren(back(), said ?? problemNotice(refused.problem));
    }
    return;
  }
  if (location.hash !== `#order/${id}`) {
    return; // left meanwhile
  }
  const officer = me.roles.includes('officer');
  const inspects = officer || me.roles.includes('auditor');
  const { number, state } = order.order;
  document.title = `${number} – ${word('state', state)}`;
  const papers = keep('papers', order, me, files(order), () => paperViewer(order, inspects));
  const identity = inspects && keep('identity', order, me, [isUnderReview(order), ...files(order)], () => identityViewer(order, me));
  const decide = (body, version, forget) => decided(id, me, () => post(`review/orders/${id}/decisions`, body, version), forget);
  const pay = (body, forget) => decided(id, me, () => post('review/payments', body), forget);
  const revoke = (body, version, forget) => decided(id, me, () => post(`review/orders/${id}/revocation`, body, version), forget);
  const attach = (chosen, forget) => decided(id, me, () => upload(`review/orders/${id}/payment-proof`, chosen), forget);
  const refund = (body, forget) => decided(id, me, () => post('review/refunds', body), forget);
  main().replaceChildren(...[
    back(),
    h('div', { class: 'headline' },
      h('h1', { id: 'order-title', tabindex: '-1' }, t('order.title', { number })),
      badge(state, word('state', state)),
      order.order.paid ? badge('good', t('order.paid')) : badge('open', t('order.unpaid')),
      h('span', { class: 'version' }, t('order.version', { version: order.version }))),
    said,
    blockers(order),
    h('div', { class: 'desk' },
      h('div', { class: 'work' },
        h('div', { class: inspects ? 'compare' : 'compare plain' }, data(order, officer), papers, identity),
        h('div', { class: 'pair' }, payment(order), device(order)),
        inspects && uploadsSection(order),
        inspects && differences(order),
        inspects && trailSection(order)),
      h('aside', { 'aria-labelledby': 'decisions-title' }, decisionPanel(order, me, { decide, pay, attach, refund, revoke }), evidence(order))),
  ].filter(Boolean));
  if (said) {
    (said.getAttribute('role') === 'alert' ? said : document.getElementById('order-title')).focus();
  }
}

/** The order stays as it was last read, and can be decided on again, where the service can't be asked how it is now. */
function stay(said) {
  document.getElementById('said')?.remove();
  main().prepend(said);
  main().querySelectorAll('button[type=submit]').forEach((button) => { button.disabled = false; });
  said.focus();
}

/** Sends a decision. What somebody else changed meanwhile is shown before it can be decided on; nothing typed is lost. */
async function decided(id, me, send, forget) {
  try {
    const after = await send();
    forget();
    await draw(id, me, notice('good', t('decided', { state: word('state', after.order.state) })));
  } catch (refused) {
    if (!(refused instanceof Refused)) {
      throw refused;
    }
    const said = refused.problem.code === 'precondition-failed'
      ? notice('warn', t('conflict.title'), t('conflict.text'))
      : problemNotice(refused.problem);
    said.id = 'said';
    said.tabIndex = -1;
    await draw(id, me, said);
  }
}

const back = () => h('p', { class: 'back' }, h('a', { href: '#', id: 'back' }, t('order.back')));

function blockers(order) {
  return order.blockers.length > 0 && h('div', { class: 'notice warn', id: 'blockers' },
    h('strong', null, t('blockers.title')),
    h('ul', null, order.blockers.map((code) => h('li', null, word('blocker', code)))));
}

function data(order, officer) {
  const { holder, form } = order;
  const address = (one) => one && [one.street, one.city, one.county, one.postalCode, one.country].join(', ');
  return h('section', { class: 'card', 'aria-labelledby': 'data-title' },
    h('h2', { id: 'data-title' }, t('data.title')),
    facts(
      [t('data.name'), holder.commonName],
      [t('data.organisation'), holder.organisation],
      [t('data.personal-number'), form?.personalNumber && personalNumber(order, officer)],
      [t('data.document'), form && `${form.identityDocument.series} ${form.identityDocument.number}`],
      [t('data.document-until'), form && h('span', { class: form.identityDocument.validUntil < order.order.issueDate ? 'wrong' : '' }, day(form.identityDocument.validUntil))],
      [t('data.issue-date'), day(order.order.issueDate)],
      [t('data.issue-moment'), moment(order.order.issueMoment)],
      [t('data.validity'), t('data.years', { years: order.order.validityYears })],
      [t('data.phone'), form?.phone],
      [t('data.address'), address(form?.address)],
      [t('data.contact'), order.contact?.email ?? form?.contact],
      [t('data.bounced'), order.contact?.bounced > 0 ? h('span', { class: 'wrong' }, String(order.contact.bounced)) : null],
      [t('data.correspondence'), order.contact?.correspondence],
      [t('data.billing'), form && (form.billing.kind === 'organisation'
        ? [form.billing.name, form.billing.taxId, address(form.billing.address)].filter(Boolean).join(', ')
        : t('data.billing-person'))],
      [t('data.certificate'), form && h('span', { class: 'code' }, holder.certificateSerial)],
      [t('data.issuer'), form && holder.issuer],
      [t('data.not-after'), form && `${moment(holder.notAfter)} (${t('data.days-left', { days: holder.daysLeft })})`]));
}

/** Masked, until an officer asks for the whole of it. */
function personalNumber(order, officer) {
  const value = h('span', { class: 'code', id: 'personal-number' }, order.form.personalNumber);
  const reveal = async () => {
    try {
      value.textContent = (await read(`review/orders/${order.order.id}/personal-number`)).personalNumber;
      button.remove();
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      button.replaceWith(h('span', { role: 'alert' }, refused.problem.title));
    }
  };
  const button = h('button', { type: 'button', class: 'small', id: 'reveal', onclick: reveal }, t('data.reveal'));
  return [value, ' ', officer && isUnderReview(order) ? button : null];
}

function payment(order) {
  const { price, proformaNumber } = order.order;
  return h('section', { class: 'card', 'aria-labelledby': 'payment-title' },
    h('h2', { id: 'payment-title' }, t('payment.title')),
    facts(
      [t('payment.due'), money(price.total, price.currency)],
      [t('payment.proforma'), proformaNumber],
      [t('payment.state'), order.payment
        ? t('payment.registered', { amount: money(order.payment.amount, order.payment.currency), by: order.payment.by })
        : t('payment.none')]),
    order.attachedProofs.length > 0 && h('ul', { id: 'attached-proofs' }, order.attachedProofs.map((proof) => h('li', null,
      t('payment.attached', { by: proof.by, at: moment(proof.at) }), proof.flag && h('p', { class: 'flag' }, word('flag', proof.flag))))));
}

function device(order) {
  return order.device && h('section', { class: 'card', 'aria-labelledby': 'device-title' },
    h('h2', { id: 'device-title' }, t('device.title')),
    facts([t('device.model'), order.device.model], [t('device.serial'), h('span', { class: 'code' }, order.device.serial)], [t('device.firmware'), order.device.firmware]));
}

function differences(order) {
  return h('section', { class: 'card', 'aria-labelledby': 'differences-title' },
    h('h2', { id: 'differences-title' }, t('differences.title')),
    h('table', null,
      h('thead', null, h('tr', null, ['field', 'old', 'new'].map((name) => h('th', { scope: 'col' }, t(`differences.${name}`))))),
      h('tbody', null, order.differences.map((one) => h('tr', null,
        h('th', { scope: 'row' }, word('difference', one.field)),
        h('td', { class: 'code' }, one.old ?? '–'),
        h('td', { class: 'code' }, one.new ?? '–'))))));
}

function evidence(order) {
  const fetchIt = async () => {
    try {
      const address = URL.createObjectURL(await file(`review/orders/${order.order.id}/evidence`));
      h('a', { href: address, download: `${order.order.number}.asice` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      document.getElementById('evidence').after(problemNotice(refused.problem));
    }
  };
  return order.finished && h('section', { class: 'card' },
    h('h2', null, t('evidence.title')), h('p', null, t('evidence.text')),
    h('button', { type: 'button', id: 'evidence', onclick: fetchIt }, t('evidence.button')));
}
