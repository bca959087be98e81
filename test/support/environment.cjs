// Node's environment of Jest, and what makes a worker no slower with every suite it runs.
const { AsyncLocalStorage } = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

// A storage that follows what is awaited stays switched on until somebody disables it, and every `await` of the process
// pays for each that is on: with twenty of them thirty times what it pays with one.
/** of the suite that is running: a worker runs one at a time */
const switchedOn = new Set();
for (const way of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[way];
  AsyncLocalStorage.prototype[way] = function (...args) {
    switchedOn.add(this);
    return original.apply(this, args);
  };
}

// Each suite has modules of its own, and the same thousand files would be parsed again for each: a worker keeps what the
// first parsing found.
/** by the name of the file */
const parsed = new Map();
const { compileFunction } = vm;
vm.compileFunction = (source, params, options) => {
  const known = parsed.get(options?.filename);
  if (known?.source === source) return compileFunction(source, params, { ...options, cachedData: known.cachedData });
  const compiled = compileFunction(source, params, { ...options, produceCachedData: true });
  if (compiled.cachedData) parsed.set(options?.filename, { source, cachedData: compiled.cachedData });
  return compiled;
};

module.exports = class extends TestEnvironment {
  async teardown() {
    for (const storage of switchedOn) storage.disable();
    switchedOn.clear();
    await super.teardown();
  }
};
