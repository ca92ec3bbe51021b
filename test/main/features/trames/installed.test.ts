import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fillTrame } from '../../../../main/features/bilans/bilans.service.ts'
import { loadTrame } from '../../../../main/features/trames/trames.service.ts'
import { entreeOf } from '../../../../shared/domain/catalogue.ts'
import type { Trame } from '../../../../shared/domain/trame.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { withDossier } from '../../../builders/figures.ts'
import { anExempleInput } from '../../../builders/fixture-dossiers.ts'

const installed = readdirSync(TRAMES_FOLDER).map((name) => name.replace(/\.json$/, ''))

async function read(id: string): Promise<Trame> {
  const result = await loadTrame(TRAMES_FOLDER, id)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Codes of the questions that the form says are not left to the coordinator alone. */
const derivedCodes = ({ sections }: Trame): readonly string[] =>
  sections.flatMap(({ list, fields = [] }) => [
    ...(list === undefined || list.from === 'entered' ? [] : list.items.map((item) => item.code)),
    ...fields.filter((champ) => champ.from !== 'entered').map((champ) => champ.code),
  ])

// No record says anything of these: they are suggested by none, and answered by the coordinator.
const WITHOUT_RECORDS = [
  'progression.mesure',
  'bonificationEnfant.ecart',
  'bonificationParent.ecart',
]

test.each(installed)('the form %s is valid, and named by its file', async (id) => {
  expect((await read(id)).id).toBe(id)
})

test.each(installed)('all that the form %s says is computed or suggested really is', async (id) => {
  const trame = await read(id)

  const filled = await withDossier(anExempleInput(), ({ db }) =>
    fillTrame(db, trame, { actionId: 'a1', arreteAu: '2022-04-30' }),
  )

  if (!filled.ok) throw new Error(JSON.stringify(filled.error))
  const { identite, indicateurs } = filled.value
  const derived = new Set([...indicateurs.figures.keys(), ...Object.keys(identite)])
  const missing = derivedCodes(trame).filter((code) => !derived.has(code))
  expect(derivedCodes(trame).length).toBeGreaterThan(20)
  expect(
    missing.filter((code) => !WITHOUT_RECORDS.includes(code)),
    `${id}.json: Cartable computes nothing for these codes; take a code of shared/domain/catalogue.ts, or say "from": "entered"`,
  ).toEqual([])
  const rates = derivedCodes(trame).filter((code) => entreeOf(code)?.kind === 'taux')
  expect(rates, `${id}.json: no kind of question shows a percentage`).toEqual([])
})
