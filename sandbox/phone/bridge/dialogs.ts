// The client's own dialogs, drawn over the app's page. In a shadow tree with a constructed style sheet, so that neither the app's
// styles nor its content security policy reach in.

const STYLE = `
  :host { all: initial; font: 16px/1.5 system-ui, 'PingFang SC', sans-serif; color: #171a1d; }
  .shade { position: fixed; inset: 0; z-index: 2147483647; background: rgba(0, 0, 0, .4); display: grid; place-items: center; padding: 24px; }
  .sheet { align-items: end; padding: 0; }
  .box { background: #fff; border-radius: 8px; width: min(320px, 100%); overflow: hidden; box-shadow: 0 8px 24px rgba(10, 30, 65, .12); }
  .sheet .box { width: 100%; border-radius: 12px 12px 0 0; padding-bottom: 12px; max-height: 70vh; overflow: auto; }
  h1 { font-size: 18px; margin: 20px 20px 0; text-align: center; }
  p { margin: 8px 20px 20px; text-align: center; color: rgba(23, 26, 29, .6); white-space: pre-wrap; }
  input { display: block; box-sizing: border-box; width: calc(100% - 40px); margin: 8px 20px 20px; padding: 10px; font: inherit; border: 1px solid rgba(126, 134, 142, .4); border-radius: 6px; }
  .row { display: flex; border-top: 1px solid rgba(126, 134, 142, .16); }
  button { all: unset; box-sizing: border-box; cursor: pointer; flex: 1; text-align: center; padding: 12px; min-height: 44px; }
  button + button { border-left: 1px solid rgba(126, 134, 142, .16); }
  button:focus-visible { box-shadow: inset 0 0 0 2px #0089ff; }
  button.main { color: #0089ff; }
  .list button { display: block; width: 100%; border-left: 0; border-bottom: 1px solid rgba(126, 134, 142, .16); }
  .list label { display: flex; gap: 12px; align-items: center; padding: 10px 20px; min-height: 44px; box-sizing: border-box; }
  .list label input { width: auto; margin: 0; }
  .toast { position: fixed; z-index: 2147483647; left: 50%; top: 45%; transform: translate(-50%, -50%); max-width: 70vw; padding: 12px 20px; border-radius: 8px; color: #fff; background: rgba(23, 26, 29, .84); }
`;

let root: ShadowRoot | null = null;

function layer(): ShadowRoot {
  if (root?.host.isConnected) return root;
  const host = document.createElement('dingtalk-client');
  root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  return root;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * Shows a dialog until it settles.
 * @param build makes its content; `settle` closes it
 */
export function showDialog<T>(
  kind: 'box' | 'sheet',
  build: (settle: (result: T) => void) => HTMLElement[],
): Promise<T> {
  return new Promise((resolve) => {
    const shade = element('div', { className: kind === 'sheet' ? 'shade sheet' : 'shade' });
    const settle = (result: T) => {
      shade.remove();
      resolve(result);
    };
    const box = element('div', { className: 'box' }, build(settle));
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    shade.append(box);
    layer().append(shade);
    box.querySelector<HTMLElement>('input, button.main, button')?.focus();
  });
}

export function button(title: string, press: () => void, main = false): HTMLButtonElement {
  return element('button', { type: 'button', textContent: title, className: main ? 'main' : '', onclick: press });
}

/** @returns a function that takes it away */
export function showToast(text: string): () => void {
  const toast = element('div', { className: 'toast', textContent: text });
  toast.setAttribute('role', 'status');
  layer().append(toast);
  return () => toast.remove();
}
