import { useState } from 'react'
import type { EtatSauvegardes } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CopyActions } from './CopyActions.tsx'
import { Restauree } from './Restauree.tsx'
import { RestaurerFichier } from './RestaurerFichier.tsx'
import { type Demande, RestaurerModal } from './RestaurerModal.tsx'
import styles from './Sauvegardes.module.css'
import { SauvegardesTable } from './SauvegardesTable.tsx'
import { useSauvegardes } from './useSauvegardes.ts'

/** The copies of all the data: made, put elsewhere, restored. */
export function SauvegardesSection() {
  const query = useSauvegardes()
  const [asked, setAsked] = useState<Demande | null>(null)
  const [keptId, setKeptId] = useState<string | null>(null)
  return (
    <>
      {keptId === null ? null : <Restauree sauvegardeId={keptId} onRestore={setAsked} />}
      <Loaded query={query}>
        {(etat) => (
          <>
            <Warnings etat={etat} />
            <Panel title="Faire une sauvegarde">
              <CopyActions derniereAilleurs={etat.derniereAilleurs} />
            </Panel>
            <Panel title="Sauvegardes gardées sur cet ordinateur">
              <SauvegardesTable sauvegardes={etat.sauvegardes} onRestore={setAsked} />
              <div className={styles.action}>
                <p className={styles.text}>
                  Une sauvegarde gardée ailleurs, sur une clé USB ou un ancien ordinateur, se
                  restaure aussi.
                </p>
                <RestaurerFichier onRestored={setKeptId} />
              </div>
            </Panel>
          </>
        )}
      </Loaded>
      {asked === null ? null : (
        <RestaurerModal demande={asked} onClose={() => setAsked(null)} onRestored={setKeptId} />
      )}
    </>
  )
}

function Warnings({ etat }: { readonly etat: EtatSauvegardes }) {
  const { synchronisation, isEnRetard } = etat
  return (
    <>
      {synchronisation === null ? null : (
        <Notice tone="warn" title={`Vos données sont dans un dossier que ${synchronisation} copie`}>
          Il peut les abîmer en les copiant pendant que vous travaillez. Demandez à la personne qui
          vous aide en informatique de les déplacer hors de ce dossier&#8239;; d’ici là, copiez-les
          souvent sur une clé USB.
        </Notice>
      )}
      {isEnRetard ? (
        <Notice tone="warn" title="Aucune sauvegarde depuis plus de deux jours">
          Cartable en fait une chaque jour où vous l’ouvrez. Si la liste ne bouge pas, cliquez sur
          «&nbsp;Sauvegarder maintenant&nbsp;»&nbsp;: il vous dira ce qui l’en empêche.
        </Notice>
      ) : null}
    </>
  )
}
