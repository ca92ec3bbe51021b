import type { ProvenanceKind } from '../../../shared/domain/valeur.ts'
import { formatDateLongue } from '../../../shared/format.ts'
import type { BilanVue, ProvenanceLigne } from '../../../shared/ipc/bilans.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { compteText, countText } from './bilan-texts.ts'
import { labelOf } from './form-groups.ts'
import styles from './ProvenancePanel.module.css'
import { type DemandeBilan, useProvenance } from './useBilan.ts'

/** Ties the figures to the panel for screen readers. */
export const PROVENANCE_PANEL_ID = 'bilan-detail'

/** The records behind one value of the form, kind by kind. */
export function ProvenancePanel({
  vue: { bilan, comptes },
  demande,
  code,
  onClose,
}: {
  readonly vue: BilanVue
  readonly demande: DemandeBilan
  readonly code: string
  readonly onClose: () => void
}) {
  const query = useProvenance(demande, code)
  return (
    <SidePanel
      id={PROVENANCE_PANEL_ID}
      title={labelOf(bilan.trame, code)}
      lead={
        <Quiet block>
          {compteText(comptes[code])}, au {formatDateLongue(bilan.arreteAu)}
        </Quiet>
      }
      about={code}
      onClose={onClose}
    >
      <Loaded query={query}>{(lignes) => <Records lignes={lignes} />}</Loaded>
    </SidePanel>
  )
}

type Item =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string }
  | { readonly kind: 'record'; readonly key: string; readonly ligne: ProvenanceLigne }

/** Records that a value counts, each a link to its fiche. */
export function Records({ lignes }: { readonly lignes: readonly ProvenanceLigne[] }) {
  return (
    <VirtualList
      label="Éléments comptés"
      items={itemsOf(lignes)}
      keyOf={({ key }) => key}
      estimatedHeight={44}
    >
      {(item) =>
        item.kind === 'heading' ? (
          <div className={styles.heading}>{item.text}</div>
        ) : (
          <div className={styles.record}>
            <Door ligne={item.ligne} />
            {item.ligne.detail === '' ? null : <Quiet block>{item.ligne.detail}</Quiet>}
          </div>
        )
      }
    </VirtualList>
  )
}

/** Headings only where there are several kinds of records. */
function itemsOf(lignes: readonly ProvenanceLigne[]): readonly Item[] {
  const groups = [...Map.groupBy(lignes, ({ kind }) => kind)]
  return groups.flatMap(([kind, records]): readonly Item[] => {
    const items = records.map(
      (ligne): Item => ({ kind: 'record', key: `${kind}:${ligne.id}`, ligne }),
    )
    if (groups.length === 1) return items
    return [{ kind: 'heading', key: kind, text: countText(kind, records.length) }, ...items]
  })
}

/** Name of a record, linked to its fiche where it has one. */
function Door({ ligne: { kind, id, libelle } }: { readonly ligne: ProvenanceLigne }) {
  const href = DOORS[kind]?.(id)
  return href === undefined ? libelle : <a href={href}>{libelle}</a>
}

/** Address of the fiche of a record, by kind. */
const DOORS: Readonly<Partial<Record<ProvenanceKind, (id: string) => string>>> = {
  enfants: (enfant) => hrefTo('enfants', { enfant }),
  intervenants: (intervenant) => hrefTo('intervenants', { intervenant }),
  seances: (seance) => hrefTo('seances', { vue: 'liste', seance }),
  heures: (saisie) => hrefTo('intervenants', { vue: 'heures', saisie }),
  actionsParents: (fiche) => hrefTo('partenaires', { onglet: 'parents', fiche }),
  concertations: (fiche) => hrefTo('partenaires', { onglet: 'concertations', fiche }),
  etablissements: (fiche) => hrefTo('partenaires', { onglet: 'etablissements', fiche }),
  partenaires: (fiche) => hrefTo('partenaires', { onglet: 'partenaires', fiche }),
  formations: (fiche) => hrefTo('axes', { onglet: 'formations', fiche }),
  evaluations: (fiche) => hrefTo('axes', { onglet: 'evaluations', fiche }),
  projets: (fiche) => hrefTo('axes', { onglet: 'projets', fiche }),
  faitsMarquants: (fiche) => hrefTo('axes', { onglet: 'faits', fiche }),
}
