import { h } from './dom.js';
import { t } from './texts.js';

/** Something over the page, until it is closed; the focus goes back to where it came from. */
export function showDialog(title, content, from) {
  const close = () => dialog.close();
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' },
    h('header', null, h('h2', { id: 'dialog-title' }, title), h('button', { type: 'button', onclick: close }, t('close'))),
    content);
  dialog.addEventListener('close', () => {
    dialog.remove();
    from?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
