const RETURN_TO = 'jixiaotong.return-to';

/** Called once at start: the browser login forgets the part of the address behind the #. */
export function returnToRememberedScreen(): void {
  try {
    const hash = sessionStorage.getItem(RETURN_TO);
    sessionStorage.removeItem(RETURN_TO);
    if (hash && !location.hash) location.replace(hash);
  } catch {
    // Without storage the app opens on its first screen.
  }
}

export function rememberScreen(hash: string): void {
  try {
    sessionStorage.setItem(RETURN_TO, hash);
  } catch {
    // Without storage the app opens on its first screen.
  }
}
