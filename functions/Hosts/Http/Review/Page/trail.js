import { h, problemNotice } from './dom.js';
import { moment, t, word } from './texts.js';
import { Refused, read } from './api.js';

/** The audit trail, fetched when it is opened. */
export function trailSection(order) {
  const list = h('div');
  const load = async (event) => {
    if (event.target.open && list.childElementCount === 0) {
      list.replaceChildren(await trail(order.order.id));
    }
  };
  return h('section', { class: 'card', 'aria-labelledby': 'trail-title' },
    h('details', { id: 'trail', ontoggle: load },
      h('summary', null, h('h2', { id: 'trail-title' }, t('trail.title'))), list));
}

async function trail(id) {
  try {
    const { records, head, proof } = await read(`review/audit/${id}`);
    const texts = records.map((record) => new TextDecoder().decode(octets(record)));
    return h('div', null,
      h('table', { class: 'trail' },
        h('thead', null, h('tr', null, ['number', 'at', 'actor', 'event', 'cause'].map((name) => h('th', { scope: 'col' }, t(`trail.${name}`))))),
        h('tbody', null, texts.map((text) => row(JSON.parse(text))))),
      h('p', { class: 'hint' }, t('trail.head'), ' ', h('span', { class: 'code' }, head)),
      h('p', { class: 'hint', id: 'trail-proof' }, proof
        ? [t('trail.proof', { checkpoint: proof.checkpoint, sequence: proof.sequence }), ' ',
          h('button', { type: 'button', class: 'small', onclick: () => save(proof) }, t('trail.proof.save'))]
        : t('trail.proof.none')));
  } catch (refused) {
    if (refused instanceof Refused) {
      return problemNotice(refused.problem);
    }
    throw refused;
  }
}

/** The sealed checkpoint as it is (CMS): any program that knows the seal's anchor verifies it. */
function save(proof) {
  const address = URL.createObjectURL(new Blob([octets(proof.sealed)], { type: 'application/pkcs7-mime' }));
  h('a', { href: address, download: `checkpoint-${proof.checkpoint}.p7m` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const octets = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function row(record) {
  const [type] = record.type.split('/');
  return h('tr', null,
    h('td', { class: 'number' }, String(record.sequence)),
    h('td', null, moment(record.at)),
    h('td', null, `${word('actor', record.actor.role)} `, h('span', { class: 'code clip', title: record.actor.id }, record.actor.id)),
    h('td', null, h('details', null, h('summary', null, word('event', type)), h('pre', null, JSON.stringify(record.data, null, 2)))),
    h('td', { class: 'code' }, record.cause));
}
