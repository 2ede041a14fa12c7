package io.assay.runtime.modules.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.modules.ModuleEntry;
import io.assay.runtime.modules.ModuleOrigin;
import io.assay.runtime.modules.QuickReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final ModuleEntry GRAFANA =
            new ModuleEntry(
                    "assay.grafana",
                    ModuleOrigin.PROJECT,
                    "Grafana monitoring \"and\" dashboards.",
                    List.of("grafana"),
                    List.of("GRAFANA_URL", "GRAFANA_TOKEN"),
                    List.of(
                            new QuickReference(
                                    "c:health()", "{database, version}", "Check Grafana health")),
                    List.of("health"));
    private static final ModuleEntry SLEEP =
            new ModuleEntry(
                    "sleep",
                    ModuleOrigin.BUILTIN,
                    "Pause",
                    List.of(),
                    List.of(),
                    List.of(new QuickReference("sleep(secs)", "", "Pause a task")),
                    List.of("sleep"));

    @Test
    void contextIsMarkdown() {
        assertEquals(
                """
                # Assay Module Context

                ## Matching Modules

                ### assay.grafana
                Grafana monitoring "and" dashboards.
                Env: GRAFANA_URL, GRAFANA_TOKEN
                Methods:
                  c:health() -> {database, version} | Check Grafana health

                ## Built-in Functions (always available, no require needed)
                sleep(secs) | Pause a task
                """,
                new ContextReport("grafana", List.of(GRAFANA), List.of(SLEEP)).markdown());
    }

    @Test
    void noMatchIsSaidAndBuiltinsCanBeLeftOut() {
        assertEquals(
                "# Assay Module Context\n\nNo matching modules found.\n\n",
                new ContextReport("x", List.of(), List.of()).markdown());
    }

    @Test
    void noLineIsLongerThan130CharactersAndNothingIsLost() {
        String words = "word ".repeat(100).strip();
        String unbroken = "q".repeat(400);
        ModuleEntry wide =
                new ModuleEntry(
                        "assay.wide",
                        ModuleOrigin.GLOBAL,
                        words,
                        List.of(),
                        List.of(),
                        List.of(new QuickReference("c:f()", unbroken, words)),
                        List.of());
        String text = new ContextReport("wide", List.of(wide), List.of()).markdown();
        text.lines().forEach(line -> assertTrue(line.length() <= 130, line));
        assertEquals(200, text.split("word", -1).length - 1);
        assertEquals(400, text.chars().filter(c -> c == 'q').count());
    }

    @Test
    void modulesAreATable() {
        assertEquals(
                "MODULE                         SOURCE     DESCRIPTION\n"
                        + "-".repeat(80)
                        + "\nassay.grafana                  project    Grafana monitoring \"and\""
                        + " dashboards.\nsleep                          builtin    Pause\n",
                new ModulesReport("1", List.of(GRAFANA, SLEEP)).table());
    }

    @Test
    void bothAreJson() {
        String grafana =
                """
                {"name":"assay.grafana","source":"project","description":"Grafana monitoring \\"and\\" dashboards.",\
                "keywords":["grafana"],"env":["GRAFANA_URL","GRAFANA_TOKEN"],\
                "quickrefs":[{"signature":"c:health()","returns":"{database, version}",\
                "description":"Check Grafana health"}],"functions":["health"]}""";
        assertEquals(
                "{\"version\":\"1.2\",\"modules\":[" + grafana + "]}\n",
                new ModulesReport("1.2", List.of(GRAFANA)).json());
        assertEquals(
                "{\"query\":\"q\",\"modules\":[" + grafana + "],\"builtins\":[]}\n",
                new ContextReport("q", List.of(GRAFANA), List.of()).json());
    }
}
