package io.assay.runtime.modules.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "metric, metrics",
        "policy, policies",
        "encrypt, encryption",
        "encrypt, encrypting",
        "rotate, rotation",
        "deploy, deployment",
        "deploy, deployments",
        "schedule, scheduling",
        "monitor, monitoring",
        "health, health",
        "match, matches",
        "patch, patches",
        "index, indexes",
        "scan, scanning",
        "query, queries",
        "alert, alerting",
        "certificate, certificates",
        "secret, SECRETS"
    })
    void formsOfAWordMeet(String one, String other) {
        assertEquals(SearchWords.of(one), SearchWords.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "status, stat",
        "redis, red",
        "dns, dn",
        "k8s, k8",
        "process, proc",
        "string, str",
        "sed, s"
    })
    void differentWordsStayApart(String one, String other) {
        assertNotEquals(SearchWords.of(one), SearchWords.of(other));
    }

    @Test
    void textIsCutAtEverythingButLettersAndDigits() {
        assertEquals(List.of("kv", "get", "s3", "x509"), SearchWords.of("kv_get s3/x509 (a)"));
        assertEquals(List.of("größ"), SearchWords.of("Größe"));
    }

    @Test
    void stopWordsGoUnlessThereIsNothingElse() {
        assertEquals(List.of("read", "secret"), SearchWords.ofQuery("how do I read a secret"));
        assertEquals(List.of("how", "to"), SearchWords.ofQuery("how to"));
        assertEquals(List.of(), SearchWords.ofQuery("a ?"));
    }
}
