import { Button, Group } from '@mantine/core'
import type {
  ApercuImport,
  PreviewImport,
  StatutLigne,
} from '../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../shared/format.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import type { ImportListe } from './useImportListe.ts'

/** Does what the preview shows, or gives it up. */
export function ImportConfirm({
  apercu,
  liste,
  onDone,
  onClose,
}: {
  readonly apercu: ApercuImport
  readonly liste: ImportListe
  readonly onDone: (done: PreviewImport) => void
  readonly onClose: () => void
}) {
  const write = useWrite('orientations:import')
  const { verb, statuts } = CONFIRM[apercu.genre]
  const count = apercu.lignes.filter(({ statut }) => statuts.includes(statut)).length
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="xs" variant="subtle" onClick={onClose}>
        Renoncer
      </Button>
      <Button
        size="xs"
        loading={write.isPending}
        disabled={count === 0 || liste.query.isFetching}
        onClick={() => write.mutate(liste.demande, { onSuccess: onDone, onError: notifyFailure })}
      >
        {verb} {formatCount(count, 'enfant')}
      </Button>
    </Group>
  )
}

/** What the button does, and to the children of which rows. */
const CONFIRM: Readonly<
  Record<ApercuImport['genre'], { readonly verb: string; readonly statuts: readonly StatutLigne[] }>
> = {
  orientations: { verb: 'Importer', statuts: ['nouveau', 'a-completer', 'connu'] },
  responsables: { verb: 'Compléter', statuts: ['a-completer'] },
}
