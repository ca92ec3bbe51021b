import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AIDE } from './aide-scenes.ts'
import { takeAidePicture, takePictures } from './pictures.ts'
import { AIDE_STAGE, openStage, STAGES } from './stages.ts'

/**
 * `npm run screens -- [words]`: pictures of every screen in every state, into screens/, with index.html to
 * look at them all. With words, only the scenes whose name holds one of them: `npm run screens -- vide-bilan`. The pictures
 * of the help are taken too, into resources/aide (alone: `npm run screens -- aide`): commit those that changed.
 */
const OUT = resolve(import.meta.dirname, '../../screens')
const AIDE_FOLDER = resolve(import.meta.dirname, '../../resources/aide')
const words = process.argv.slice(2)
const isWanted = (name: string): boolean =>
  words.length === 0 || words.some((word) => name.includes(word))

if (words.length === 0) rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
for (const stage of STAGES) {
  const scenes = stage.scenes.filter(({ name }) => isWanted(`${stage.name}-${name}`))
  if (scenes.length === 0) continue
  const app = await openStage(stage)
  for (const scene of scenes) {
    const name = `${stage.name}-${scene.name}`
    try {
      await takePictures(app, scene, { folder: OUT, name })
    } catch (error) {
      // The others are worth looking at all the same.
      process.exitCode = 1
      process.stderr.write(`${name} : ${String(error)}\n`)
    }
  }
  await app.close()
}
if (words.length === 0 || words.includes('aide')) {
  const app = await openStage(AIDE_STAGE)
  for (const scene of AIDE)
    await takeAidePicture(app, scene, join(AIDE_FOLDER, `${scene.name}.png`))
  await app.close()
}
writeFileSync(join(OUT, 'index.html'), contactSheet(readdirSync(OUT)))
process.stdout.write(`${join(OUT, 'index.html')}\n`)

function contactSheet(files: readonly string[]): string {
  const figures = files
    .filter((file) => file.endsWith('.png'))
    .map((file) => {
      const name = file.replace(/\.png$/, '')
      return `<a href="${file}"><img src="${file}" alt="" loading="lazy"><br>${name}</a>`
    })
  return `<!doctype html><meta charset="utf-8"><title>Écrans</title>
<style>body{font:12px sans-serif;display:flex;flex-wrap:wrap;gap:12px}img{width:420px;border:1px solid #ccc}</style>
${figures.join('\n')}
`
}
