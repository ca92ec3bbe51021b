import { useState } from 'react'
import { Panel } from '../../ui/Panel.tsx'
import { type Demande, RestaurerModal } from './RestaurerModal.tsx'
import styles from './Sauvegardes.module.css'
import { SauvegardesTable } from './SauvegardesTable.tsx'
import { useSauvegardes } from './useSauvegardes.ts'

/** Copies found beside missing data, proposed before a new beginning. */
export function SauvegardesTrouvees() {
  const { data: etat } = useSauvegardes()
  const [asked, setAsked] = useState<Demande | null>(null)
  if (etat === undefined || etat.sauvegardes.length === 0) return null
  return (
    <div className={styles.found}>
      <Panel title="Des sauvegardes de vos données sont sur cet ordinateur">
        <p className={styles.text}>
          Cartable n’a pas trouvé vos données à leur place. Si vous l’utilisiez déjà ici, restaurez
          la plus récente avant de commencer autre chose.
        </p>
        <SauvegardesTable
          sauvegardes={etat.sauvegardes.slice(0, SHOWN)}
          isFirstUrged
          onRestore={setAsked}
        />
        {asked === null ? null : (
          <RestaurerModal
            demande={asked}
            onClose={() => setAsked(null)}
            onRestored={() => undefined}
          />
        )}
      </Panel>
    </div>
  )
}

/** Copies shown: the latest are enough to begin again, all are in Réglages. */
const SHOWN = 5
