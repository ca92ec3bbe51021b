import type { Generated } from 'kysely'
import type { GenreProjet, Objectif, PublicEvaluation } from '../../shared/domain/listes.ts'

type Flag = 0 | 1

/** The records of the four axes, part of `Database` (schema.ts). */
export type AxesTables = {
  formation: {
    id: string
    action_id: string
    date: string
    theme: string
    organisateur: string | null
    is_conjointe: Flag
    minutes: number
    note: string | null
  }
  /** `minutes` null means the formation's own duration. */
  formation_intervenant: { formation_id: string; intervenant_id: string; minutes: number | null }
  evaluation: {
    id: string
    action_id: string
    date: string
    titre: string
    constat: string | null
  }
  evaluation_public: {
    evaluation_id: string
    public: PublicEvaluation
    interroges: number | null
    reponses: number | null
  }
  projet: {
    id: string
    action_id: string
    genre: GenreProjet
    titre: string
    partenaire_id: string | null
    debut: string
    fin: string | null
    description: string | null
    effets: string | null
  }
  projet_seance: { projet_id: string; seance_id: string }
  projet_action_parents: { projet_id: string; action_parents_id: string }
  fait_marquant: {
    id: string
    action_id: string
    date: string
    objectif: Objectif
    note: string
  }
  /** Diagnostic and charte of an action. */
  cadre: {
    action_id: string
    diagnostic_le: string | null
    diagnostic: string | null
    charte_le: string | null
    charte_signataires: string | null
  }
  echelle: { id: string; position: number; nom: string; is_archivee: Generated<Flag> }
  progression: {
    enfant_id: string
    annee_id: string
    trimestre: 1 | 2 | 3
    echelle_id: string
    niveau: 1 | 2 | 3 | 4
  }
}
