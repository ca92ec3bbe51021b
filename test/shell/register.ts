import { registerHooks } from 'node:module'

const standIn = new URL('./electron/index.ts', import.meta.url).href

// `node --import ./test/shell/register.ts out/main/index.js` runs the built app with the stand-in as its Electron.
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron'
      ? { url: standIn, shortCircuit: true }
      : nextResolve(specifier, context),
})
