import { runFaults } from './faults/command';

// Connections that were cut off are still waited for; nobody needs them any more.
void runFaults(process.argv.slice(2)).then((code) => process.exit(code));
