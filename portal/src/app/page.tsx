import { HomePage } from '../features/home/home-page.tsx';

const Home = () => <HomePage />;

export default Home;
