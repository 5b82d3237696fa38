package dev.fhirseeder.server;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/**
 * Builds a database repository when it is first used: a fifth of the server's start would else go into parsing the
 * queries of repositories that a seeding run never touches.
 */
final class LazyRepositories implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(RepositoryFactoryBeanSupport.class, true, false)) {
            beans.getBeanDefinition(name.substring(1)).setLazyInit(true);
        }
        ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new Resolver());
    }

    private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {

        @Override
        protected boolean isLazy(DependencyDescriptor wanted) {
            return Repository.class.isAssignableFrom(wanted.getDependencyType()) || super.isLazy(wanted);
        }
    }
}
