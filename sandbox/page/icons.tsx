// Small drawings that stand beside words.
import type { ReactNode } from 'react';

const draw = (path: ReactNode) => (
  <svg
    width="18"
    height="18"
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {path}
  </svg>
);

export const BackIcon = () => draw(<path d="M11 3.5 5.5 9l5.5 5.5" />);
export const ReloadIcon = () => draw(<path d="M14.5 9a5.5 5.5 0 1 1-1.8-4.1M14.5 2.5v3h-3" />);
export const HomeIcon = () => draw(<path d="M3 8.2 9 3l6 5.2V15H3zM7.3 15v-4h3.4v4" />);
export const BellIcon = () => draw(<path d="M4 12.5V8a5 5 0 0 1 10 0v4.5l1 1H3zM7.5 15.5a1.6 1.6 0 0 0 3 0" />);
export const TickIcon = () => draw(<path d="M3 3h12v12H3zM6 9l2.2 2.2L12.2 7" />);
export const StampIcon = () => draw(<path d="M3 15h12M4 12h10V9.5H10.5V7a2.2 2.2 0 1 0-3 0v2.5H4z" />);
export const GroupIcon = () =>
  draw(
    <path d="M2.5 14.5c0-2.5 2-4 4.2-4s4.2 1.5 4.2 4M6.7 8a2.3 2.3 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600zM12 8.200a2 2 0 1 0-.8-3.900M12.500 10.600c1.800.2 3 1.600 3 3.600" />,
  );
export const PhoneIcon = () => draw(<path d="M5.500 2h7v14h-7zM8 13.500h2" />);
export const ChatIcon = () => draw(<path d="M3 4h12v8.500H8.500L5.500 15v-2.500H3z" />);
export const ClipIcon = () =>
  draw(<path d="m7 9.500 3.800-3.800a1.700 1.700 0 0 1 2.400 2.400L8 13.300a3 3 0 0 1-4.300-4.300l5-5" />);
export const MoonIcon = () => draw(<path d="M14.5 10.800A6 6 0 0 1 7.200 3.500a6 6 0 1 0 7.300 7.300z" />);
export const SunIcon = () =>
  draw(
    <path d="M9 6a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM9 1.500v1.500M9 15v1.500M1.500 9H3M15 9h1.500M3.700 3.700l1 1M13.300 13.300l1 1M3.700 14.300l1-1M13.300 4.700l1-1" />,
  );
export const GaugeIcon = () => draw(<path d="M3 14a7 7 0 1 1 12 0M9 10.500l3-3M9 11.500a.800.800 0 1 0 0-1.600" />);
