import { Button } from '@mantine/core'
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react'
import { formatPersonne, formatTelephone } from '../../../shared/format.ts'
import type { IntervenantLigne } from '../../../shared/ipc/intervenants.ipc.ts'
import { CoordonneesItems } from '../../app/CoordonneesItems.tsx'
import { List } from '../../app/List.tsx'
import { usePanel } from '../../app/usePanel.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IntervenantPane } from './IntervenantPanel.tsx'
import { intervenantList } from './intervenant-list.tsx'
import { INTERVENANT_PANEL } from './panel.ts'

/** List of intervenants, with the open fiche at the right. */
export function IntervenantList({ lignes }: { readonly lignes: readonly IntervenantLigne[] }) {
  const { params, open } = usePanel(INTERVENANT_PANEL)
  return (
    <List
      list={intervenantList}
      rows={lignes}
      panel={<IntervenantPane />}
      menu={(shown) => (
        <CoordonneesItems
          title="Intervenants"
          pour=""
          people={shown.map((one) => ({
            pour: '',
            nom: formatPersonne(one),
            telephone: one.telephone === null ? '' : formatTelephone(one.telephone),
            mail: one.mail ?? '',
          }))}
        />
      )}
      opened={params.intervenant}
      onOpen={({ intervenantId }) => open({ intervenant: intervenantId })}
      empty={(isNarrowed) => (
        <EmptyState
          icon={<IconHeartHandshake />}
          title={isNarrowed ? 'Aucun intervenant ne correspond' : 'Aucun intervenant cette année'}
          advice={
            isNarrowed
              ? 'Élargissez la recherche ou retirez un filtre.'
              : 'Ajoutez salariés, volontaires et bénévoles\u00a0: leurs heures s’additionnent ensuite ici. Pour reprendre une année déjà saisie, ouvrez son dossier depuis les Réglages.'
          }
          action={
            isNarrowed || params.panneau === 'nouveau' ? null : (
              <Button
                leftSection={<IconPlus size="1rem" aria-hidden />}
                onClick={() => open({ panneau: 'nouveau' })}
              >
                Ajouter un premier intervenant
              </Button>
            )
          }
        />
      )}
    />
  )
}
