import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 60_000,
    // The zone of the machine must not matter; an odd one shows where it does.
    env: { TZ: 'America/St_Johns', LANG: 'C' },
  },
});
