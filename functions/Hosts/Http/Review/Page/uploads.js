import { badge, h } from './dom.js';
import { moment, t, word } from './texts.js';
import { file } from './api.js';
import { showDialog } from './dialog.js';

const kindOf = (indication) => indication === 'TOTAL-PASSED' ? 'good' : indication === 'TOTAL-FAILED' ? 'bad' : 'open';

/** Every upload with the result of each check, and what an officer should look at. */
export function uploadsSection(order) {
  const flags = (upload) => order.flags.filter((flag) => flag.kind === upload.kind && flag.attempt === upload.attempt);
  return h('section', { class: 'card', 'aria-labelledby': 'uploads-title' },
    h('h2', { id: 'uploads-title' }, t('uploads.title')),
    order.uploads.length === 0 ? h('p', { class: 'empty' }, t('uploads.none'))
      : h('table', { class: 'uploads' },
        h('thead', null, h('tr', null, ['kind', 'status', 'result', 'checks', 'report'].map((name) => h('th', { scope: 'col' }, t(`uploads.${name}`))))),
        h('tbody', null, order.uploads.map((upload) => h('tr', null,
          h('th', { scope: 'row' }, word('kind', upload.kind), h('span', { class: 'hint' }, t('uploads.attempt', { attempt: upload.attempt }))),
          h('td', null, badge(upload.status === 'accepted' ? 'good' : upload.status === 'refused' ? 'bad' : 'open', word('status', upload.status)),
            upload.stampedAt && h('span', { class: 'hint' }, t('uploads.stamped', { at: moment(upload.stampedAt) })),
            flags(upload).map((flag) => h('p', { class: 'flag' }, word('flag', flag.flag)))),
          h('td', null, upload.report ? badge(kindOf(upload.report.indication), upload.report.indication) : t('uploads.under-way'),
            upload.report?.subIndication && h('span', { class: 'hint' }, upload.report.subIndication)),
          h('td', null, upload.report && checks(upload.report)),
          h('td', null, h('button', { type: 'button', class: 'small report', onclick: (event) => showReport(order, upload, event.target) }, t('uploads.open-report'))))))));
}

function checks(report) {
  const passed = report.checks.filter((check) => check.indication === 'TOTAL-PASSED').length;
  return h('details', null,
    h('summary', null, t('uploads.passed', { passed, all: report.checks.length })),
    h('ul', { class: 'checks' }, report.checks.map((check) => h('li', null,
      badge(kindOf(check.indication), check.indication), ' ', word('check', check.name), check.subIndication ? ` (${check.subIndication})` : ''))),
    h('p', { class: 'hint' }, t('uploads.made', { at: moment(report.at) })));
}

async function showReport(order, upload, from) {
  const page = await file(`review/orders/${order.order.id}/uploads/${upload.kind}/report`);
  showDialog(t('uploads.report-of', { kind: word('kind', upload.kind) }),
    h('iframe', { class: 'report', sandbox: '', src: URL.createObjectURL(page), title: t('uploads.report-of', { kind: word('kind', upload.kind) }) }), from);
}
