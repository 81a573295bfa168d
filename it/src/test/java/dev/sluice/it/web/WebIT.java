package dev.sluice.it.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.sluice.it.kit.Collector;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser: the system's Chromium, which is not downloaded. Without one the test
 * is skipped. Screenshots lie in {@code target/screenshots}.
 */
class WebIT {

  private static final Path CHROMIUM =
      Path.of(System.getProperty("sluice.chromium", "/usr/bin/chromium"));
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String HOSTILE =
      "SELECT '</code></script><script>alert(1)</script><img src=x onerror=alert(2)>' FROM notes";

  @TempDir static Path directory;
  private static Collector collector;
  private static HandWrittenQueue queue;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium here: " + CHROMIUM);
    queue = new HandWrittenQueue(Collector.queues(directory), "support-desk", 1);
    conversation();
    collector = Collector.start(directory);
    collector.await("conversation:c-42", found -> found.size() == 5);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  private static void conversation() throws IOException {
    queue.write(RecordType.HELLO, w -> w.put(Field.SERVICE_NAME, "support-desk"));
    long read =
        queue.intent(
            "SELECT id, name, email FROM customers WHERE city = ?",
            w ->
                w.put(Field.READS, "public.customers")
                    .put(Field.OPERATION, "select")
                    .put(Field.SENSITIVE, "pii.email")
                    .put(Field.RULE, "mask-for-ai"));
    queue.outcome(
        read,
        w ->
            w.put(Field.ROWS_RETURNED, 12)
                .put(Field.MASKED, "pii.email=12")
                .put(Field.DURATION_NANOS, 3_120_000));
    queue.refusal(
        "DELETE FROM customers",
        "ai-reads-only-in-production",
        "Agents read here; ask for an approval to change.");
    queue.refusal(
        "DROP TABLE customers",
        "ai-no-schema-changes",
        "Schema changes go through a migration, not through an agent.");
    long change =
        queue.intent(
            "UPDATE tickets SET state = ? WHERE id = ?", w -> w.put(Field.TRANSACTION_ID, 7));
    queue.outcome(change, w -> w.put(Field.ROWS_AFFECTED, 1));
    queue.write(
        RecordType.TRANSACTION,
        w -> w.put(Field.TRANSACTION_ID, 7).put(Field.TRANSACTION_STEP, "rollback"));
    queue.intent(HOSTILE, w -> {});
  }

  @AfterAll
  static void stop() throws IOException {
    if (playwright != null) {
      browser.close();
      playwright.close();
    }
    if (collector != null) {
      collector.close();
    }
    if (queue != null) {
      queue.close();
    }
  }

  @BeforeEach
  void open() {
    open(new Browser.NewContextOptions().setViewportSize(1280, 860));
  }

  private void open(Browser.NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    context = browser.newContext(options);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add("console: " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
    page.onRequest(
        request -> {
          if (!URI.create(request.url()).getAuthority().equals(authority())) {
            complaints.add("foreign request: " + request.url());
          }
        });
  }

  private static String authority() {
    return URI.create(collector.url()).getAuthority();
  }

  @AfterEach
  void browser_anything_complainsOfNothing() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  private void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  void search_typed_showsWhatMatchesAndKeepsItsAddress() {
    page.navigate(collector.url());
    assertThat(page.locator("#rows tr")).hasCount(7);
    screenshot("list");
    page.getByLabel("Search the records").fill("verdict:deny table:customers");
    assertThat(page.locator("#rows tr")).hasCount(2);
    assertThat(page.locator("#rows .badge").first()).hasText("deny");
    assertThat(page.url()).contains("verdict%3Adeny");
    page.reload();
    assertThat(page.locator("#rows tr")).hasCount(2);
  }

  @Test
  void record_opened_tellsRuleSentenceAndWho() {
    page.navigate(collector.url() + "/?q=verdict:deny");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("DELETE FROM customers"))
        .click();
    assertThat(page.locator(".verdict")).containsText("ai-reads-only-in-production");
    assertThat(page.locator(".verdict"))
        .containsText("Agents read here; ask for an approval to change.");
    assertThat(page.locator(".sections")).containsText("lookupCustomer");
    screenshot("refusal");
    page.getByText("This conversation").click();
    assertThat(page.locator("#rows tr")).hasCount(5);
    page.locator("#rows a")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("SELECT id, name"))
        .click();
    assertThat(page.locator(".verdict")).containsText("masked pii.email");
    page.getByText("All fields, under their standard names").click();
    assertThat(page.locator(".raw")).containsText("gen_ai.tool.name");
    screenshot("record");
  }

  @Test
  void record_rolledBack_saysSo() {
    page.navigate(collector.url() + "/?q=transaction:rolled-back");
    assertThat(page.locator("#rows .ending")).containsText("transaction rolled back");
  }

  @Test
  void tail_newRecord_appearsAndItsOutcomeChangesTheRow() throws IOException {
    page.navigate(collector.url() + "/?q=live");
    assertThat(page.locator("#live")).hasText("Live");
    assertThat(page.locator("#rows tr")).hasCount(0);
    long intent = queue.statement("SELECT 'live tail'");
    assertThat(page.locator("#rows tr")).hasCount(1);
    assertThat(page.locator("#rows .ending")).containsText("no outcome yet");
    queue.outcome(intent, w -> w.put(Field.ROWS_RETURNED, 1));
    assertThat(page.locator("#rows .ending")).containsText("1 row");
    assertThat(page.locator("#rows tr")).hasCount(1);
    screenshot("live");
    page.locator("#pause").click();
    queue.statement("SELECT 'live, but paused'");
    assertThat(page.locator("#live")).hasText("Paused, 1 waiting");
    page.locator("#pause").click();
    assertThat(page.locator("#rows tr")).hasCount(2);
  }

  @Test
  void query_wrong_showsWhereAndGoesOn() {
    page.navigate(collector.url());
    page.getByLabel("Search the records").fill("verdit:deny");
    assertThat(page.locator(".problem")).containsText("Did you mean verdict:?");
    screenshot("problem");
    page.getByLabel("Search the records").fill("verdict:deny");
    assertThat(page.locator("#rows tr")).hasCount(2);
    complaints.removeIf(text -> text.contains("status of 400"));
  }

  @Test
  void hostileStatement_shown_isTextAlone() {
    page.navigate(collector.url() + "/?q=notes");
    assertThat(page.locator("#rows code")).containsText("<script>alert(1)</script>");
    page.locator("#rows a").click();
    assertThat(page.locator(".sql")).containsText("<img src=x onerror=alert(2)>");
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void search_withoutScript_works() {
    open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(collector.url());
    page.getByLabel("Search the records").fill("rule:ai-no-schema-changes");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
    assertThat(page.locator("#rows tr")).hasCount(1);
    page.locator("#rows a").click();
    assertThat(page.locator(".sql")).hasText("DROP TABLE customers");
  }

  @Test
  void page_darkAndNarrow_fitsItsWindow() {
    open(
        new Browser.NewContextOptions().setViewportSize(400, 850).setColorScheme(ColorScheme.DARK));
    page.navigate(collector.url());
    assertThat(page.locator("#rows tr").first()).isVisible();
    screenshot("narrow-dark");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(400);
  }
}
