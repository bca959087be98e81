// Styles first: what the features add must come after what they build on.
import './styles/tokens.css';
import './styles/base.css';
import './styles/pieces.css';
import './styles/fields.css';
import './components/components.css';
import { unstableSetRender } from 'antd-mobile';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { colorScheme } from './dingtalk/dingtalk';
import { healLapsedSessions, returnToRememberedScreen } from './features/identity/session';

// antd-mobile renders toasts and pop-ups with React 18's entry point; under React 19 it has to be told the new one.
unstableSetRender((node, container) => {
  const root = createRoot(container);
  root.render(node);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    root.unmount();
  };
});

function followColorScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.dataset.theme = colorScheme() ?? (dark.matches ? 'dark' : 'light');
  };
  apply();
  dark.addEventListener('change', apply);
}

followColorScheme();
returnToRememberedScreen();
healLapsedSessions();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
