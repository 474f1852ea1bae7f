import { facts, h, problemNotice, say } from './dom.js';
import { t } from './texts.js';
import { Refused, post } from './api.js';

const pictures = ['image/png', 'image/jpeg', 'image/bmp'];

/** Whether an officer may look at the copy and the personal number now; the service has the last word. */
export const isUnderReview = ({ order }) => ['under-review', 'awaiting-identification', 'on-hold'].includes(order.state);

/**
 * The identity copy. Nothing is fetched before it is asked for, since each look is an event of the order. A picture is drawn
 * together with its watermark, so that the page never shows it without; over a PDF the watermark lies as a layer.
 */
export function identityViewer(order, me) {
  const { id, uploads } = order.order;
  const view = h('div', { class: 'sheet' });
  const there = uploads.some((upload) => upload.kind === 'identity' && upload.status !== 'missing');
  const officer = me.roles.includes('officer') && isUnderReview(order);
  const auditor = !officer && me.roles.includes('auditor');
  const reason = auditor ? h('textarea', { id: 'identity-reason', rows: 2, required: true, maxlength: 2000 }) : null;
  const show = async (event) => {
    event.preventDefault();
    try {
      const copy = await post(`review/orders/${id}/identity`, reason ? { reason: reason.value } : {});
      view.replaceChildren(await drawn(copy), facts([t('identity.mark'), copy.watermark]),
        h('button', { type: 'button', class: 'small', id: 'identity-hide', onclick: () => view.replaceChildren() }, t('identity.hide')));
      say(t('identity.shown'));
    } catch (refused) {
      if (!(refused instanceof Refused)) {
        throw refused;
      }
      view.replaceChildren(problemNotice(refused.problem));
    }
  };
  return h('section', { class: 'card viewer', 'aria-labelledby': 'identity-title' },
    h('h2', { id: 'identity-title' }, t('identity.title')),
    !there ? h('p', { class: 'empty' }, t('identity.none'))
      : !officer && !auditor ? h('p', { class: 'empty' }, t('identity.not-now'))
        : h('form', { onsubmit: show },
          h('p', { class: 'hint', id: 'identity-hint' }, auditor ? t('identity.hint-auditor') : t('identity.hint')),
          reason && [h('label', { for: 'identity-reason' }, t('identity.reason')), reason],
          h('button', { type: 'submit', id: 'identity', 'aria-describedby': 'identity-hint' }, t('identity.show'))),
    view);
}

async function drawn({ mediaType, content, watermark }) {
  const blob = new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type: mediaType });
  if (mediaType === 'application/pdf') {
    return underLayer(blob, watermark);
  }
  if (!pictures.includes(mediaType)) {
    return h('p', { role: 'alert' }, t('identity.no-browser'));
  }
  const picture = await createImageBitmap(blob);
  const canvas = h('canvas', { role: 'img', 'aria-label': t('identity.alternative', { mark: watermark }), oncontextmenu: (event) => event.preventDefault() });
  canvas.width = picture.width;
  canvas.height = picture.height;
  const pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  picture.close();
  mark(pen, canvas.width, canvas.height, watermark);
  return canvas;
}

/** Writes the mark across a picture, again and again, light over dark, so that it stands out of any background. */
function mark(pen, width, height, text) {
  const size = Math.max(10, Math.round(Math.min(width, height) / 26));
  pen.font = `600 ${size}px sans-serif`;
  pen.translate(width / 2, height / 2);
  pen.rotate(-Math.PI / 7);
  pen.lineWidth = Math.max(1, size / 12);
  const step = pen.measureText(text).width + size * 3;
  const reach = Math.hypot(width, height);
  let line = 0;
  for (let y = -reach; y < reach; y += size * 4.5) {
    line += 1;
    for (let x = -reach - (line % 2) * (step / 2); x < reach; x += step) {
      pen.strokeStyle = 'rgba(255,255,255,.55)';
      pen.strokeText(text, x, y);
      pen.fillStyle = 'rgba(150,20,40,.5)';
      pen.fillText(text, x, y);
    }
  }
  pen.setTransform(1, 0, 0, 1, 0, 0);
}

/** A PDF with the mark over it; whoever takes the layer away loses the page under it. */
function underLayer(blob, text) {
  const tile = document.createElement('canvas');
  tile.width = 900;
  tile.height = 1200;
  mark(tile.getContext('2d'), tile.width, tile.height, text);
  tile.className = 'layer';
  const frame = h('iframe', { src: `${URL.createObjectURL(blob)}#toolbar=0&navpanes=0`, title: t('identity.alternative', { mark: text }) });
  const stack = h('div', { class: 'stack' }, frame, tile);
  new MutationObserver(() => {
    if (!stack.contains(tile) || tile.className !== 'layer' || tile.getAttribute('style') !== null) {
      frame.remove();
    }
  }).observe(stack, { childList: true, subtree: true, attributes: true });
  return stack;
}
