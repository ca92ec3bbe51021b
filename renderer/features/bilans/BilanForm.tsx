import { useState } from 'react'
import type { Controle } from '../../../shared/domain/controle.ts'
import { codesOf } from '../../../shared/domain/trame.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import { Panes } from '../../ui/SidePanel.tsx'
import { ControlesPanel } from '../controles/ControlesPanel.tsx'
import { EnvoisPanel } from '../envois/Envois.tsx'
import styles from './BilanScreen.module.css'
import { FormSection } from './FormSection.tsx'
import { groupSections } from './form-groups.ts'
import { OrigineCounts } from './OrigineTag.tsx'
import { PROVENANCE_PANEL_ID, ProvenancePanel } from './ProvenancePanel.tsx'
import { Sommaire } from './Sommaire.tsx'
import type { DemandeBilan } from './useBilan.ts'

/** The form in its own order and words; a click on a figure opens the records behind it. */
export function BilanForm({
  vue,
  demande,
  controles,
  isStale,
}: {
  readonly vue: BilanVue
  readonly demande: DemandeBilan
  readonly controles: readonly Controle[]
  /** True while the figures shown are those of the previous date. */
  readonly isStale: boolean
}) {
  const { bilan } = vue
  const [openCode, setOpenCode] = useState<string | null>(null)
  const groups = groupSections(bilan)
  const close = () => {
    // The focus returns to the figure that opened the panel.
    document.querySelector<HTMLElement>(`[aria-controls="${PROVENANCE_PANEL_ID}"]`)?.focus()
    setOpenCode(null)
  }
  const origines = codesOf({ sections: groups.flatMap(({ sections }) => sections) }).map(
    (code) => bilan.champs[code]?.origine ?? 'vide',
  )

  return (
    <Panes
      label="Formulaire du bilan"
      panel={
        openCode === null ? null : (
          <ProvenancePanel vue={vue} demande={demande} code={openCode} onClose={close} />
        )
      }
    >
      <div className={styles.body} data-stale={isStale} data-open={openCode !== null}>
        <Sommaire groups={groups} bilan={bilan} />
        <div className={styles.form}>
          <OrigineCounts origines={origines} />
          <EnvoisPanel demande={demande} />
          <ControlesPanel controles={controles} />
          {groups.map((group) => (
            <section key={group.id} id={group.id} tabIndex={-1} className={styles.group}>
              <h2 className={styles.heading}>{group.heading}</h2>
              {group.sections.map((section) => (
                <FormSection
                  key={section.id}
                  section={section}
                  vue={vue}
                  demande={demande}
                  openCode={openCode}
                  onOpen={setOpenCode}
                />
              ))}
            </section>
          ))}
        </div>
      </div>
    </Panes>
  )
}
