export default function Page() {
  return (
    <main>
      <h1>Nothing here</h1>
    </main>
  );
}
