package io.lodgeflow.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The domain is plain Java. */
@AnalyzeClasses(packages = "io.lodgeflow.domain", importOptions = DoNotIncludeTests.class)
class DomainRulesTest {

    @ArchTest
    static final ArchRule ONLY_PLAIN_JAVA = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jakarta.persistence..", "org.jspecify..", "io.lodgeflow.domain..");

    @ArchTest
    static final ArchRule NO_GLOBAL_STATE =
            noFields().that().areStatic().should().notBeFinal().because("state lives in the database");
}
