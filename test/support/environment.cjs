// Node's environment of Jest, which also ends what a suite leaves behind in its worker: a storage that follows what is
// awaited (AsyncLocalStorage) stays switched on until somebody disables it, and every `await` of the worker pays for every
// one that is on, to the end of the run. With twenty of them an `await` takes thirty times as long as with one.
const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

/** Of the suite that is running: a worker runs one at a time. */
const switchedOn = new Set();

for (const way of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[way];
  AsyncLocalStorage.prototype[way] = function (...args) {
    switchedOn.add(this);
    return original.apply(this, args);
  };
}

module.exports = class extends TestEnvironment {
  async teardown() {
    for (const storage of switchedOn) storage.disable();
    switchedOn.clear();
    await super.teardown();
  }
};
