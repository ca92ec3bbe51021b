import { useDebouncedValue } from '@mantine/hooks'
import { useRead } from '../../app/useRead.ts'
import { Notice } from '../../ui/Notice.tsx'

const PAUSE_MS = 400
const SHORTEST = 3
const LONGEST = 20_000

/** Readers of the note of a séance or of a meeting. */
export const LECTEURS_DES_NOTES =
  'La famille peut lire ce texte, et les annexes nominatives le reprennent'

const quoted = (noms: readonly string[]): string =>
  noms.map((nom) => `«\u00a0${nom}\u00a0»`).join(', ')

/** Known people named in a text while it is typed, shown under it. `lecteurs`: people who will read the text. */
export function NomsCites({
  texte,
  lecteurs = 'La Caf lira ce texte',
}: {
  readonly texte: string
  readonly lecteurs?: string
}) {
  const [settled] = useDebouncedValue(texte.slice(0, LONGEST), PAUSE_MS)
  const { data: noms = [] } = useRead(
    'personnes:findNoms',
    { texte: settled },
    { isEnabled: settled.trim().length >= SHORTEST, keepsPrevious: true },
  )
  if (noms.length === 0) return null
  return (
    <Notice tone="warn" title={lecteurs}>
      Il nomme {quoted(noms)}. Écrivez plutôt «&nbsp;une élève&nbsp;», «&nbsp;un bénévole&nbsp;».
    </Notice>
  )
}

/** People named in the texts of a bilan, shown before it goes to the Caf. */
export function NomsAvantEnvoi({ actionId }: { readonly actionId: string }) {
  const { data: lus = [] } = useRead('personnes:findNomsLus', { actionId })
  if (lus.length === 0) return null
  return (
    <Notice tone="warn" title="La Caf lirait des noms de personnes">
      {quoted([...new Set(lus.flatMap(({ noms }) => noms))])}&nbsp;:{' '}
      {[...new Set(lus.map(({ ou }) => ou))].join(', ')}. Retirez-les avant l’envoi.
    </Notice>
  )
}
