import { h, facts } from './dom.js';
import { day, money, t, word } from './texts.js';

// What was typed stays until it is decided, whatever happens to the order meanwhile.
const typed = new Map();

/** What the operator can decide on the order as it stands; the service says what that is. */
export function decisionPanel(order, me, ways) {
  const possible = new Set(order.decisions);
  const context = { order, ...ways };
  const forms = [
    possible.has('approve') && approval(context),
    possible.has('identification') && identification(context),
    possible.has('authorisation') && consent(context),
    possible.has('contact') && contact(context),
    possible.has('payment') && paying(context),
    possible.has('attach-proof') && attaching(context),
    possible.has('refund') && refunding(context),
    possible.has('release') && plain(context, 'release'),
    possible.has('refuse-upload') && returning(context),
    possible.has('hold') && reasoned(context, 'hold'),
    possible.has('issue-late') && plain(context, 'issue-late'),
    possible.has('refuse-order') && reasoned(context, 'refuse-order'),
    possible.has('revoke') && revoking(context),
  ].filter(Boolean);
  return h('section', { class: 'card decisions' },
    h('h2', { id: 'decisions-title' }, t('decisions.title')),
    standing(order),
    forms.length > 0 ? forms : h('p', { class: 'empty' }, t('decisions.none')));
}

/** Who has decided so far, where a second person is waited for. */
function standing(order) {
  return order.order.state !== 'drafted' && facts(
    [t('decisions.approved-by'), order.approvals.join(', ')],
    [t('decisions.needed'), order.approvalsNeeded > 1 ? t('decisions.two') : null],
    [t('revoking.asked-by'), order.revocation?.officer],
    [t('revoking.reason'), order.revocation && t(`revocation.${order.revocation.reason}`)],
    [t('revoking.note'), order.revocation?.note]);
}

/** An input that remembers what was typed into it for this order, and, where it is about a file, for that file alone. */
function remembering({ order }, decision, name, element, about = '') {
  const place = `${order.order.id}/${decision}/${name}/${about}`;
  const box = element.type === 'checkbox';
  if (typed.has(place)) {
    element[box ? 'checked' : 'value'] = typed.get(place);
  }
  const keep = () => typed.set(place, box ? element.checked : element.value);
  element.addEventListener('input', keep);
  element.addEventListener('change', keep);
  element.id = `${decision}-${name}`;
  return element;
}

const labelled = (element, text) => [h('label', { for: element.id }, text), element];

/** A form of one decision; it forgets what was typed once it is decided. */
function form(context, decision, { body, send, danger, open }, ...fields) {
  const mine = () => [...typed.keys()].filter((place) => place.startsWith(`${context.order.order.id}/${decision}/`));
  const forget = () => mine().forEach((place) => typed.delete(place));
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    await (send ? send(forget) : context.decide({ decision, ...body?.() }, context.order.version, forget));
  };
  const button = h('button', { type: 'submit', id: `${decision}-submit`, class: danger ? 'danger' : 'primary' }, t(`decision.${decision}.do`));
  return h('details', { class: 'decision', id: `decision-${decision}`, open: open || mine().length > 0 },
    h('summary', null, t(`decision.${decision}`)),
    h('form', { onsubmit: submit }, fields, button));
}

function approval(context) {
  const copy = context.order.uploads.find((upload) => upload.kind === 'identity')?.attempt; // what was compared with one copy was not with the next
  const ticks = ['name', 'birth-date', 'personal-number', 'document-valid']
    .map((name) => [name, remembering(context, 'approve', name, h('input', { type: 'checkbox' }), copy)]);
  const until = context.order.form && day(context.order.order.issueDate);
  return form(context, 'approve', { open: true, body: () => ({ compared: ticks.filter(([, tick]) => tick.checked).map(([name]) => name) }) },
    h('fieldset', null, h('legend', null, t('compared.legend')),
      ticks.map(([name, tick]) => h('div', { class: 'tick' }, tick, h('label', { for: tick.id }, t(`compared.${name}`, { date: until ?? '' }))))));
}

function reasonField(context, decision) {
  return remembering(context, decision, 'reason', h('textarea', { rows: 3, required: true, maxlength: 2000 }));
}

function reasoned(context, decision) {
  const reason = reasonField(context, decision);
  return form(context, decision, { danger: decision === 'refuse-order', body: () => ({ reason: reason.value }) },
    labelled(reason, t('reason.label')), h('p', { class: 'hint' }, t(`decision.${decision}.hint`)));
}

function returning(context) {
  const kinds = context.order.uploads.filter((upload) => upload.status === 'accepted').map((upload) => upload.kind);
  const kind = remembering(context, 'refuse-upload', 'kind', h('select', null, kinds.map((name) => h('option', { value: name }, word('kind', name)))));
  const reason = reasonField(context, 'refuse-upload');
  return form(context, 'refuse-upload', { body: () => ({ kind: kind.value, reason: reason.value }) },
    labelled(kind, t('decision.refuse-upload.kind')), labelled(reason, t('reason.label')), h('p', { class: 'hint' }, t('decision.refuse-upload.hint')));
}

function plain(context, decision) {
  return form(context, decision, {}, h('p', { class: 'hint' }, t(`decision.${decision}.hint`)));
}

function identification(context) {
  const method = remembering(context, 'identification', 'method', h('input', { type: 'text', required: true, maxlength: 64 }));
  const evidence = remembering(context, 'identification', 'evidence', h('input', { type: 'text', required: true, maxlength: 400 }));
  const date = remembering(context, 'identification', 'date', h('input', { type: 'date', required: true }));
  return form(context, 'identification', { open: true, body: () => ({ details: { method: method.value, evidence: evidence.value, date: date.value } }) },
    labelled(method, t('identification.method')), labelled(evidence, t('identification.evidence')), labelled(date, t('identification.date')));
}

function consent(context) {
  const method = remembering(context, 'authorisation', 'method', h('select', null,
    h('option', { value: 'upload' }, t('consent.upload')), h('option', { value: 'legal-representative' }, t('consent.legal-representative'))));
  const evidence = remembering(context, 'authorisation', 'evidence', h('input', { type: 'text', required: true, maxlength: 400 }));
  return form(context, 'authorisation', { open: true, body: () => ({ details: { method: method.value, evidence: evidence.value } }) },
    labelled(method, t('consent.method')), labelled(evidence, t('consent.evidence')), h('p', { class: 'hint' }, t('settle.hint')));
}

/** The first officer proposes, the second confirms by the same address. */
function contact(context) {
  const proposal = context.order.contact;
  const method = remembering(context, 'contact', 'method', h('input', { type: 'text', required: true, maxlength: 200 }));
  const email = remembering(context, 'contact', 'email', h('input', { type: 'email', maxlength: 254, value: proposal?.proposedEmail ?? '' }));
  const details = () => (email.value.trim() ? { method: method.value, email: email.value.trim() } : { method: method.value });
  return form(context, 'contact', { open: true, body: () => ({ details: details() }) },
    proposal?.proposedBy && facts([t('contact.proposed-by'), `${proposal.proposedBy}: ${proposal.proposedMethod}`], [t('contact.proposed-email'), proposal.proposedEmail ?? proposal.email]),
    labelled(method, t('contact.method')), labelled(email, t('contact.email')), h('p', { class: 'hint' }, t('contact.hint')));
}

const revocationReasons = ['key-compromise', 'affiliation-changed', 'superseded', 'cessation-of-operation', 'privilege-withdrawn', 'unspecified'];

/** The first officer asks, the second confirms by the same reason. */
function revoking(context) {
  const asked = context.order.revocation;
  const names = asked ? [asked.reason, ...revocationReasons.filter((name) => name !== asked.reason)] : revocationReasons;
  const reason = remembering(context, 'revoke', 'reason', h('select', null, names.map((name) => h('option', { value: name }, t(`revocation.${name}`)))));
  const note = remembering(context, 'revoke', 'note', h('textarea', { rows: 3, required: true, maxlength: 2000 }));
  const send = (forget) => context.revoke({ reason: reason.value, note: note.value }, context.order.version, forget);
  return form(context, 'revoke', { danger: true, send },
    labelled(reason, t('revoking.reason')), labelled(note, t('revoking.note')), h('p', { class: 'hint' }, t('revoking.hint')));
}

function refunding(context) {
  const { price, proformaNumber } = context.order.order;
  const reference = remembering(context, 'refund', 'reference', h('input', { type: 'text', required: true, maxlength: 140 }));
  const paid = remembering(context, 'refund', 'paid', h('input', { type: 'date', required: true }));
  const send = (forget) => context.refund({ proformaNumber, amount: price.total, currency: price.currency, reference: reference.value, paid: paid.value }, forget);
  return form(context, 'refund', { open: true, send },
    facts([t('payment.proforma'), proformaNumber], [t('refund.amount'), money(price.total, price.currency)]),
    labelled(reference, t('payment.reference')), labelled(paid, t('refund.paid')));
}

/** A proof that came by e-mail. What was chosen is not kept from one reading of the order to the next: browsers fill in no file. */
function attaching(context) {
  const chosen = h('input', { id: 'attach-proof-file', type: 'file', required: true, accept: '.pdf,.jpeg,.jpg,.png,.bmp,.tif,.tiff' });
  return form(context, 'attach-proof', { send: (forget) => context.attach(chosen.files[0], forget) },
    labelled(chosen, t('attach-proof.file')), h('p', { class: 'hint' }, t('decision.attach-proof.hint')));
}

function paying(context) {
  const { price, proformaNumber } = context.order.order;
  const amount = remembering(context, 'payment', 'amount', h('input', { type: 'number', step: '0.01', min: '0.01', required: true, inputmode: 'decimal' }));
  const currency = remembering(context, 'payment', 'currency', h('input', { type: 'text', required: true, maxlength: 3, value: price.currency }));
  const reference = remembering(context, 'payment', 'reference', h('input', { type: 'text', required: true, maxlength: 140 }));
  const received = remembering(context, 'payment', 'received', h('input', { type: 'date', required: true }));
  const send = (forget) => context.pay({
    proformaNumber, amount: Number(amount.value), currency: currency.value.toUpperCase(), reference: reference.value, received: received.value,
  }, forget);
  return form(context, 'payment', { open: true, send },
    facts([t('payment.proforma'), proformaNumber]),
    labelled(amount, t('payment.amount')), labelled(currency, t('payment.currency')),
    labelled(reference, t('payment.reference')), labelled(received, t('payment.received')));
}
