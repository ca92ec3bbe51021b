import { z } from 'zod'
import { type SaisieStructure, saisieStructureSchema } from '../domain/structure.ts'
import { channel } from './channel.ts'

export const structureIpc = {
  'structure:find': channel(z.void()).returns<SaisieStructure>(),
  'structure:save': channel(saisieStructureSchema).returns<void>(),
} as const
