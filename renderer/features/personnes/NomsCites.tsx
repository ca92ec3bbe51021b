import { useDebouncedValue } from '@mantine/hooks'
import { useRead } from '../../app/useRead.ts'
import { Notice } from '../../ui/Notice.tsx'

const PAUSE_MS = 400
const SHORTEST = 3
const LONGEST = 20_000

const quoted = (noms: readonly string[]): string =>
  noms.map((nom) => `«\u00a0${nom}\u00a0»`).join(', ')

/** Under a text that others will read, while it is typed: the known people that it names. `lecteurs`: who will. */
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

/** Before a bilan goes to the Caf: the people whom its texts name. */
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
