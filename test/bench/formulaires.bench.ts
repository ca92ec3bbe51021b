import { parseXml } from '@rgrove/parse-xml'
import { strFromU8, unzipSync } from 'fflate'
import { readFormulaire } from '../../main/import/formulaire/read-formulaire.ts'
import { proposer } from '../../main/import/formulaire/sens/proposer.ts'
import { FORMES } from '../builders/formulaires/formes.ts'
import { MAKES } from '../builders/formulaires/makes.ts'
import { type Comparison, side } from './compare.ts'

const PLACES = 200
/** About fifteen pages of forty lines, the places among them. */
const LINES = 600

/** A Caf's form, from its bytes to what each place asks for, beside unzipping and parsing it alone. */
export async function formulaireComparisons(): Promise<readonly Comparison[]> {
  return Promise.all(
    ['points', 'champs'].map(async (make) => {
      const bytes = await aLongForm(make)
      return {
        name: `Form of 15 pages, ${PLACES} places (${make})`,
        gate: 3,
        samples: 25,
        // The reference, one parser, is compiled after some ten runs, our four hundred functions after a hundred: both sides are.
        warmUps: 100,
        ours: side('places read, answers proposed', {
          run: async () => {
            const { places } = await readFormulaire(bytes)
            if (places.length < PLACES) throw new Error(`only ${places.length} places were read`)
            proposer(places, '2021-2022')
          },
        }),
        reference: side('fflate and parse-xml alone', {
          run: () => {
            for (const [name, part] of Object.entries(unzipSync(bytes)))
              if (name.endsWith('.xml')) parseXml(strFromU8(part))
          },
        }),
      }
    }),
  )
}

const PARAGRAPH =
  'L’accompagnement à la scolarité désigne l’ensemble des actions visant à offrir, aux côtés de l’école, l’appui et les ressources dont les enfants ont besoin pour réussir. '

async function aLongForm(make: string): Promise<Uint8Array> {
  const lignes = FORMES.flatMap((forme) => forme.lignes)
  const kept: (typeof lignes)[number][] = []
  let places = 0
  for (const ligne of lignes) {
    if (places >= PLACES) break
    kept.push(ligne)
    const texte = ligne.type === 'tableau' ? ligne.rows.flat().join(' ') : ligne.texte
    places += texte.split('{').length - 1
    // The words of the form stand between what it asks.
    if (ligne.type === 'texte') kept.push({ type: 'texte', texte: PARAGRAPH })
  }
  const text = { type: 'texte', texte: PARAGRAPH.repeat(2) } as const
  const padding = Array.from({ length: Math.max(0, (LINES - kept.length) / 4) }, () => text)
  const bytes = await MAKES[make]?.({ nom: make, lignes: [...kept, ...padding], attendu: [] })
  if (bytes === undefined) throw new Error(`no form is made as ${make}`)
  return bytes
}
