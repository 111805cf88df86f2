export { main } from '@/bench/documents'
