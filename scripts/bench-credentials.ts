export { main } from '@/bench/credentials'
