import { h } from './dom.js';
import { t, word } from './texts.js';
import { Refused, file } from './api.js';

/** The order's papers, one at a time, as the browser shows a PDF; none unasked, since some name the personal number. */
export function paperViewer(order, inspects) {
  const { id, papers, uploads } = order.order;
  const sent = new Set(uploads.filter((upload) => upload.status !== 'missing').map((upload) => upload.kind));
  const signed = new Set(uploads.filter((upload) => upload.status === 'accepted').map((upload) => upload.kind)); // another is shown to nobody
  const names = papers.flatMap(({ kind }) => inspects ? (signed.has(kind) ? [`${kind}.signed`, kind] : [kind]) : kind === 'proforma' ? [kind] : []);
  for (const kind of inspects ? ['payment-proof', 'authorisation'] : ['payment-proof']) {
    if (sent.has(kind)) {
      names.push(kind);
    }
  }
  if (order.attachedProofs.length > 0) {
    names.push('payment-proof.attached');
  }
  const view = h('div', { class: 'sheet' });
  const called = (name) => name.endsWith('.signed') ? t('papers.signed', { paper: word('kind', name.slice(0, -7)) }) : word('kind', name);
  const show = async (name) => {
    if (name === '') {
      view.replaceChildren();
      return;
    }
    try {
      const content = await file(`review/orders/${id}/files/${name}`);
      view.replaceChildren(content.type.startsWith('image/')
        ? h('img', { src: URL.createObjectURL(content), alt: called(name) })
        : h('iframe', { src: `${URL.createObjectURL(content)}#toolbar=0&view=FitH`, title: called(name) }));
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      view.replaceChildren(h('p', { role: 'alert' }, refused.problem.title));
    }
  };
  return h('section', { class: 'card viewer', 'aria-labelledby': 'papers-title' },
    h('h2', { id: 'papers-title' }, t('papers.title')),
    names.length === 0
      ? h('p', { class: 'empty' }, t('papers.none'))
      : [h('label', { for: 'paper' }, t('papers.choose')),
        h('select', { id: 'paper', onchange: (event) => show(event.target.value) },
          h('option', { value: '' }, '–'), names.map((name) => h('option', { value: name }, called(name))))],
    view);
}
