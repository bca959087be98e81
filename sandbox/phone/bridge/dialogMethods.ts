// alert, confirm, prompt, action sheets, toasts and the date wheel.
import { button, element, showDialog, showToast } from './dialogs';
import { CANCELLED, textOf, textsOf, type Method, type Params } from './method';

const heading = (title: unknown) => (textOf(title) ? [element('h1', { textContent: textOf(title) })] : []);
const paragraph = (text: unknown) => element('p', { textContent: textOf(text) });

/** The names differ between phone and PC. */
function labelsOf(params: Params): string[] {
  const labels = textsOf(params.buttonLabels);
  if (labels.length > 0) return labels;
  return [textOf(params.cancelButtonText, '取消'), textOf(params.confirmButtonText, '确定')];
}

function buttonRow(labels: string[], press: (index: number) => void): HTMLElement {
  const last = labels.length - 1;
  const buttons = labels.map((label, index) => button(label, () => press(index), index === last));
  return element('div', { className: 'row' }, buttons);
}

const alertMethod: Method = ({ title, message, content, buttonName, buttonText }) =>
  showDialog<object>('box', (settle) => [
    ...heading(title),
    paragraph(message ?? content),
    buttonRow([textOf(buttonName) || textOf(buttonText) || '确定'], () => settle({})),
  ]);

const confirmMethod: Method = (params) =>
  showDialog<object>('box', (settle) => [
    ...heading(params.title),
    paragraph(params.message ?? params.content),
    buttonRow(labelsOf(params), (buttonIndex) => settle({ buttonIndex, confirm: buttonIndex === 1 })),
  ]);

const promptMethod: Method = (params) =>
  showDialog<object>('box', (settle) => {
    const field = element('input', { placeholder: textOf(params.placeholder), value: textOf(params.defaultText) });
    const row = buttonRow(labelsOf(params), (buttonIndex) => settle({ buttonIndex, value: field.value }));
    return [...heading(params.title), paragraph(params.message), field, row];
  });

const actionSheet: Method = ({ title, otherButtons, cancelButton }) =>
  showDialog<object>('sheet', (settle) => {
    const choices = textsOf(otherButtons).map((label, buttonIndex) => button(label, () => settle({ buttonIndex })));
    const cancel = button(textOf(cancelButton) || '取消', () => settle({ buttonIndex: -1 }));
    return [...heading(title), element('div', { className: 'list' }, [...choices, cancel])];
  });

const toast: Method = async ({ text, content, duration, type }) => {
  const seconds = typeof duration === 'number' && duration > 0 ? duration : 2;
  const hide = showToast(textOf(text) || textOf(content) || textOf(type));
  await new Promise((resolve) => window.setTimeout(resolve, Math.min(seconds, 10) * 1000));
  hide();
  return {};
};

let hideLoading: (() => void) | null = null;

const pickDate =
  (type: 'date' | 'time' | 'datetime-local'): Method =>
  async ({ value, currentDate }) => {
    const picked = await showDialog<string | null>('box', (settle) => {
      const field = element('input', { type, value: textOf(value) || textOf(currentDate) });
      return [
        element('h1', { textContent: '选择日期' }),
        field,
        buttonRow(['取消', '确定'], (index) => settle(index ? field.value : null)),
      ];
    });
    if (picked === null) throw CANCELLED;
    return { value: picked.replace('T', ' '), date: picked.replace('T', ' ') };
  };

export const dialogMethods: Record<string, Method> = {
  'device.notification.alert': alertMethod,
  'device.notification.confirm': confirmMethod,
  'device.notification.prompt': promptMethod,
  'device.notification.actionSheet': actionSheet,
  'device.notification.toast': toast,
  'device.notification.showPreloader': ({ text }) => {
    hideLoading?.();
    hideLoading = showToast(textOf(text) || '加载中……');
    return {};
  },
  'device.notification.hidePreloader': () => {
    hideLoading?.();
    hideLoading = null;
    return {};
  },
  'biz.util.datepicker': pickDate('date'),
  'biz.util.timepicker': pickDate('time'),
  'biz.util.datetimepicker': pickDate('datetime-local'),
};
