// `electron -r test/shell/electron-control.cjs .`: in the real runtime, dialogs and shell are answered by the test.
const { clipboard, dialog, shell } = require('electron')
const { createControl } = require('./control.cjs')

const { copyImage, openExternal, openPath, showItemInFolder, ...dialogs } = createControl(
  process.env.CARTABLE_SHELL_CONTROL,
)
Object.assign(dialog, dialogs)
Object.assign(shell, { openExternal, openPath, showItemInFolder })
clipboard.write = async ([item]) => {
  const picture = await item.getType('image/png')
  await copyImage(new Uint8Array(await picture.arrayBuffer()))
}
