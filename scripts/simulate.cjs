// `npm run simulate -- reminders`: builds if needed, then prints what a campaign will still send.
const ensureBuilt = require('./ensure-built.cjs');
const loadSettings = require('./load-settings.cjs');

if (loadSettings() && ensureBuilt()) require('../dist/simulate.cjs');
else process.exitCode = 2;
