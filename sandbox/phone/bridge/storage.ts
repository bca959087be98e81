// Everybody's phone and PC have a storage of their own; here all of them share one browser. Names get the owner in front.

export function separateStorage(prefix: string): void {
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    const separate = storageWithin(window[kind], prefix);
    Object.defineProperty(window, kind, { configurable: true, get: () => separate });
  }
  const { open, deleteDatabase } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    return version === undefined ? open.call(this, prefix + name) : open.call(this, prefix + name, version);
  };
  IDBFactory.prototype.deleteDatabase = function (name) {
    return deleteDatabase.call(this, prefix + name);
  };
}

function storageWithin(storage: Storage, prefix: string): Storage {
  const ownKeys = () => Object.keys(storage).filter((key) => key.startsWith(prefix));
  const methods = {
    getItem: (key: string) => storage.getItem(prefix + key),
    setItem: (key: string, value: string) => storage.setItem(prefix + key, value),
    removeItem: (key: string) => storage.removeItem(prefix + key),
    clear: () => ownKeys().forEach((key) => storage.removeItem(key)),
    key: (index: number) => ownKeys()[index]?.slice(prefix.length) ?? null,
  };
  return new Proxy(storage, {
    get: (_target, name) => {
      if (name === 'length') return ownKeys().length;
      if (typeof name === 'symbol') return undefined;
      return name in methods ? methods[name as keyof typeof methods] : (methods.getItem(name) ?? undefined);
    },
    set: (_target, name, value) => {
      methods.setItem(String(name), String(value));
      return true;
    },
    deleteProperty: (_target, name) => {
      methods.removeItem(String(name));
      return true;
    },
    has: (_target, name) => methods.getItem(String(name)) !== null || name in methods,
    ownKeys: () => ownKeys().map((key) => key.slice(prefix.length)),
    getOwnPropertyDescriptor: (_target, name) => {
      const value = methods.getItem(String(name));
      return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
  });
}
