/*
 * How a test answers the dialogs of the app and learns what it asked of the computer: through the
 * files of one folder, whatever the shell. Plain CommonJS, because Electron loads it with `-r`.
 */
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs')
const { basename, extname, join } = require('node:path')

/** Answers read from `answers.json` at each question; every question is kept in `calls.jsonl`. */
function createControl(folder) {
  const callsFile = join(folder, 'calls.jsonl')
  const answersFile = join(folder, 'answers.json')
  const readAnswers = () =>
    existsSync(answersFile) ? JSON.parse(readFileSync(answersFile, 'utf8')) : {}
  const note = (api, detail) => appendFileSync(callsFile, `${JSON.stringify({ api, ...detail })}\n`)
  let boxes = 0

  return {
    async showOpenDialog(...args) {
      const options = args.at(-1)
      note('showOpenDialog', { options })
      const { folder: chosenFolder, file } = readAnswers()
      const path = options.properties.includes('openDirectory') ? chosenFolder : file
      return path ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] }
    },
    async showSaveDialog(...args) {
      const options = args.at(-1)
      note('showSaveDialog', { options })
      const { save } = readAnswers()
      if (!save) return { canceled: true, filePath: '' }
      // A folder: the proposed name is kept, as by someone who presses Enter.
      const isFile = extname(save) !== ''
      return {
        canceled: false,
        filePath: isFile ? save : join(save, basename(options.defaultPath)),
      }
    },
    async showMessageBox(...args) {
      const options = args.at(-1)
      note('showMessageBox', { options })
      const response = readAnswers().buttons?.[boxes++] ?? options.cancelId ?? 0
      return { response, checkboxChecked: false }
    },
    showErrorBox(title, content) {
      note('showErrorBox', { title, content })
    },
    async copyImage(png) {
      writeFileSync(join(folder, 'clipboard.png'), png)
      note('copyImage', { bytes: png.length })
    },
    async openPath(path) {
      note('openPath', { path })
      return ''
    },
    async openExternal(url) {
      note('openExternal', { url })
    },
    showItemInFolder(path) {
      note('showItemInFolder', { path })
    },
  }
}

module.exports = { createControl }
