import { writeSync } from 'node:fs';

/** Loaded into a measured process (`node --import`): says at its end what it used, on channel 3. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ peakKb: maxRSS, cpuMs: (userCPUTime + systemCPUTime) / 1000 }));
});
